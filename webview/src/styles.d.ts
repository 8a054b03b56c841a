/** A page's style sheet, imported for its effect: the bundler writes it beside the page's script. */
declare module '*.css';
