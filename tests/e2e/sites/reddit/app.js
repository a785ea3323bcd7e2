/** The stand-in of Reddit: the site as it is, the old one, and chat. */
import './app.css';
import { chat } from './chat.js';
import { newReddit } from './new.js';
import { oldReddit } from './old.js';

const isChat = location.hostname === 'chat.reddit.com' || location.pathname.startsWith('/chat');
document.body.prepend(isChat ? chat() : location.hostname === 'old.reddit.com' ? oldReddit() : newReddit());
