import { render } from 'preact';
import { connect } from '../host.ts';
import { App } from './app.tsx';
import './plan.css';

render(<App host={connect<object>()} />, document.getElementById('page') ?? document.body);
