import { enableCompileCache } from 'node:module';
import { compiledFolder } from './compiled-folder.ts';

// What is loaded from here on need not be compiled again at the next start. Where nothing can be written it only takes longer.
enableCompileCache(compiledFolder(process.env));
require('./language-server.js');
