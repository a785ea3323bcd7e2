/** What the table of checks does with the stand-in of Bluesky. */
const ME = '@lena.harbour.example';
const BOX = '[data-testid=composePostView] .ProseMirror';
const SEND = { click: '[data-testid=composerPublishBtn]', key: 'Control+Enter' };

export default {
  name: 'Bluesky',
  composers: [
    {
      name: 'post',
      editor: 'TipTap 2.9',
      evidence: 'H',
      url: 'https://bsky.app/intent/compose',
      box: BOX,
      model: 'box0',
      scope: { site: 'bluesky', surface: 'post', audience: 'public', 'account-name': ME, recipients: [] },
      send: SEND,
    },
    {
      name: 'reply',
      editor: 'TipTap 2.9',
      evidence: 'H',
      url: 'https://bsky.app/',
      open: (tab) => tab.click('[data-testid=replyBtn]'),
      box: BOX,
      model: 'box0',
      scope: { site: 'bluesky', surface: 'reply', audience: 'public', 'account-name': ME, recipients: [] },
      send: SEND,
    },
    {
      name: 'message',
      editor: 'textarea (React), under a mirror',
      evidence: 'H',
      url: 'https://bsky.app/messages/3kconvo2maria',
      box: 'textarea',
      scope: { site: 'bluesky', surface: 'direct-message', audience: 'private', 'account-name': ME, recipients: ['@maria.example'] },
      send: { click: '[aria-label="Send message"]', key: 'Enter' },
    },
    {
      name: 'group message',
      editor: 'textarea (React), under a mirror',
      evidence: 'M',
      url: 'https://bsky.app/messages/3kgroup4club',
      box: 'textarea',
      scope: { site: 'bluesky', surface: 'group-message', audience: 'group', 'account-name': ME, recipients: [] },
      send: { click: '[aria-label="Send message"]', key: 'Enter' },
    },
  ],
};
