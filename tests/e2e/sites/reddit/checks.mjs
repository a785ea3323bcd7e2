/** What the table of checks does with the stand-in of Reddit. */
const ME = 'u/lena_harbour';
const COMMENTS = 'https://www.reddit.com/r/harbour/comments/abc12/who/';
const SUBMIT = '>>> #inner-post-submit-button';

export default {
  name: 'Reddit',
  composers: [
    { name: 'comment', editor: 'Lexical 0.52, slotted', evidence: 'H', url: COMMENTS, box: 'comment-composer-host [role=textbox]', send: { click: 'comment-composer-host button[slot=submit-button]' }, scope: { site: 'reddit', surface: 'comment', audience: 'public', 'account-name': ME } },
    { name: 'reply', editor: 'Lexical 0.52, slotted', evidence: 'H', url: COMMENTS, open: (tab) => tab.click('shreddit-comment-action-row button'), box: 'shreddit-comment-action-row [role=textbox]', send: { click: 'shreddit-comment-action-row button[slot=submit-button]' }, scope: { site: 'reddit', surface: 'reply', audience: 'public', 'account-name': ME } },
    { name: 'post, title', editor: 'textarea, open shadow root', evidence: 'H', url: 'https://www.reddit.com/r/harbour/submit/', box: '>>> #innerTextArea', send: { click: SUBMIT }, scope: { site: 'reddit', surface: 'post', audience: 'public', 'account-name': ME } },
    { name: 'post, text', editor: 'Lexical 0.52, slotted', evidence: 'H', url: 'https://www.reddit.com/r/harbour/submit/', box: 'shreddit-composer [role=textbox]', send: { click: SUBMIT }, scope: { site: 'reddit', surface: 'post', audience: 'public', 'account-name': ME } },
    { name: 'chat', editor: 'textarea, nested shadow roots', evidence: 'H', url: 'https://chat.reddit.com/room/1', box: '>>> textarea[name=message]', send: { key: 'Enter', click: '>>> [aria-label="Send message"]' }, scope: { site: 'reddit', surface: 'direct-message', audience: 'unknown' } },
    { name: 'old: comment', editor: 'textarea', evidence: 'H', url: 'https://old.reddit.com/r/harbour/comments/abc12/who/', box: '.usertext-edit textarea', send: { click: 'form.usertext .save' }, scope: { site: 'reddit', surface: 'comment', audience: 'public', 'account-name': ME } },
    { name: 'old: post', editor: 'textarea', evidence: 'H', url: 'https://old.reddit.com/r/harbour/submit', box: '#newlink textarea[name=text]', send: { click: '#newlink button[name=submit]' }, scope: { site: 'reddit', surface: 'post', audience: 'public', 'account-name': ME } },
    { name: 'old: message', editor: 'textarea', evidence: 'M', url: 'https://old.reddit.com/message/compose/', box: '#compose-message textarea[name=text]', send: { click: '#compose-message #send' }, scope: { site: 'reddit', surface: 'direct-message', audience: 'private', 'account-name': ME } },
  ],
};
