/** What the table of checks does with the stand-in of Facebook and Messenger. */
const EDITOR = 'Lexical 0.52';
const openDialog = (tab) => tab.click('.start-button');
const DIALOG = '[role=dialog] [role=textbox]';

export default {
  name: 'Facebook',
  composers: [
    { name: 'comment', editor: EDITOR, evidence: 'M', url: 'https://www.facebook.com/', box: '[role=article] [role=textbox]', send: { key: 'Enter', click: '[aria-label="Post comment"]' }, scope: { site: 'facebook', surface: 'comment', audience: 'public', 'account-name': 'Lena Harbour' } },
    { name: 'post', editor: EDITOR, evidence: 'M', url: 'https://www.facebook.com/', open: openDialog, box: DIALOG, send: { click: '[role=dialog] [aria-label=Post]' }, scope: { site: 'facebook', surface: 'post', audience: 'friends', 'account-name': 'Lena Harbour' } },
    { name: 'post in a group', editor: EDITOR, evidence: 'M', url: 'https://www.facebook.com/groups/allotments', open: openDialog, box: DIALOG, send: { click: '[role=dialog] [aria-label=Post]' }, scope: { site: 'facebook', surface: 'post', audience: 'group', 'group-size': 1284 } },
    { name: 'message', editor: EDITOR, evidence: 'M', url: 'https://www.facebook.com/messages/t/100', box: '[role=textbox]', send: { key: 'Enter', click: '[aria-label="Press Enter to send"]' }, scope: { site: 'facebook', surface: 'direct-message', audience: 'private', recipients: ['Maria K.'] } },
    { name: 'message, Messenger', editor: EDITOR, evidence: 'M', url: 'https://www.messenger.com/t/100', box: '[role=textbox]', send: { key: 'Enter', click: '[aria-label="Press Enter to send"]' }, scope: { site: 'facebook', surface: 'direct-message', audience: 'private', recipients: ['Maria K.'] } },
  ],
};
