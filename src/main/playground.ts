import { start } from '../playground/start.ts';

const root = document.getElementById('playground');
if (root !== null) void start(root);
