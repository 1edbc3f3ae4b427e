import '@fontsource-variable/newsreader/opsz.css';
import '@fontsource-variable/newsreader/wght-italic.css';
import '@fontsource-variable/public-sans/index.css';
import './styles/tokens.css';
import './styles/elements.css';
import './styles/bar.css';
import './styles/controls.css';
import './styles/sections.css';
import './styles/figures.css';
import './styles/people.css';
import './styles/notices.css';
import './styles/media.css';
import './styles/additions.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { applyTheme, storedTheme } from './theme.ts';

applyTheme(storedTheme());
render(() => <App />, document.getElementById('app') as HTMLElement);
