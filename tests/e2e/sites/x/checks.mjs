/** What the table of checks does with the stand-in of X. */
const ME = '@lena_harbour';
const openReply = (tab) => tab.click('article [data-testid=reply]');

export default {
  name: 'X',
  composers: [
    {
      name: 'post, dialog',
      editor: 'Draft.js 0.11',
      evidence: 'H',
      url: 'https://x.com/compose/post',
      box: '[role=dialog] [data-testid=tweetTextarea_0]',
      scope: { site: 'x', surface: 'post', audience: 'public', 'account-name': ME, recipients: [] },
      send: { click: '[role=dialog] [data-testid=tweetButton]', key: 'Control+Enter' },
    },
    {
      name: 'post, inline',
      editor: 'Draft.js 0.11',
      evidence: 'H',
      url: 'https://x.com/home',
      box: 'main [data-testid=tweetTextarea_0]',
      scope: { site: 'x', surface: 'post', audience: 'public', 'account-name': ME, recipients: [] },
      send: { click: '[data-testid=tweetButtonInline]', key: 'Control+Enter' },
    },
    {
      name: 'reply, inline',
      editor: 'Draft.js 0.11',
      evidence: 'H',
      url: 'https://x.com/maria_k/status/1790000000000000002',
      box: 'main [data-testid=tweetTextarea_0]',
      scope: { site: 'x', surface: 'reply', audience: 'public', 'account-name': ME },
      send: { click: '[data-testid=tweetButtonInline]', key: 'Control+Enter' },
    },
    {
      name: 'reply, dialog',
      editor: 'Draft.js 0.11',
      evidence: 'H',
      url: 'https://x.com/home',
      open: openReply,
      box: '[role=dialog] [data-testid=tweetTextarea_0]',
      scope: { site: 'x', surface: 'reply', audience: 'public', 'account-name': ME },
      send: { click: '[role=dialog] [data-testid=tweetButton]', key: 'Control+Enter' },
    },
    {
      name: 'message, older',
      editor: 'Draft.js 0.11',
      evidence: 'M',
      url: 'https://x.com/messages/111-222',
      box: '[data-testid=dmComposerTextInput]',
      scope: { site: 'x', surface: 'direct-message', audience: 'private', 'account-name': ME, recipients: ['Maria K.'] },
      send: { click: '[data-testid=dmComposerSendButton]', key: 'Enter' },
    },
    {
      name: 'message',
      editor: 'textarea (React), open shadow root',
      evidence: 'H',
      url: 'https://x.com/i/chat/111-222',
      box: '>>> [data-testid=dm-composer-textarea]',
      scope: { site: 'x', surface: 'direct-message', audience: 'private', recipients: ['Maria K.'] },
      send: { click: '>>> [data-testid=dm-composer-send-button]', key: 'Enter' },
    },
    {
      name: 'group message',
      editor: 'textarea (React), open shadow root',
      evidence: 'H',
      url: 'https://x.com/i/chat/g333',
      box: '>>> [data-testid=dm-composer-textarea]',
      scope: { site: 'x', surface: 'group-message', audience: 'group', recipients: ['Maria K.', 'Jonas W.'] },
      send: { click: '>>> [data-testid=dm-composer-send-button]', key: 'Enter' },
    },
  ],
};
