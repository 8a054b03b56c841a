import { render } from 'preact';
import { connect } from '../host.ts';
import { App } from './app.tsx';
import './health.css';
import type { ViewState } from './view-state.ts';

render(<App host={connect<ViewState>()} />, document.getElementById('page') ?? document.body);
