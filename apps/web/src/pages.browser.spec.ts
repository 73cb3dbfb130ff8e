import { itHasNoBarriers } from './testing/pages-in-a-browser.fixture.js';

itHasNoBarriers('others');
