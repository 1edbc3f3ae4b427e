import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/wght-italic.css';
import '@fontsource-variable/public-sans/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/additions.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { applyTheme, storedTheme } from './theme.ts';

applyTheme(storedTheme());
render(() => <App />, document.getElementById('app') as HTMLElement);
