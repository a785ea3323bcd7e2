/** What the table of checks does with the stand-in of Microsoft Teams. */
import { emptyBox } from '../../site-table/empty-box.mjs';

const EDITOR = 'CKEditor 5 48';
const BOX = 'footer [data-tid=ckeditor][contenteditable=true]';
const send = (tid, key) => ({ click: `footer [data-tid=${tid}]`, key });

/** Opens a sent message for editing, and empties its box. */
async function openEdit(tab) {
  await tab.click('[data-tid=message-actions-edit]');
  await tab.focus('[data-tid=chat-pane-item] [data-tid=ckeditor][contenteditable=true]');
  await emptyBox(tab, 'edit');
}

export default {
  name: 'Microsoft Teams',
  composers: [
    {
      name: 'group chat',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://teams.microsoft.com/v2/?open=group',
      box: BOX,
      model: 'message',
      scope: { site: 'teams', surface: 'group-message', audience: 'group', recipients: [] },
      send: send('sendMessageCommands-send', 'Enter'),
    },
    {
      name: 'chat',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://teams.microsoft.com/v2/?open=maria',
      box: BOX,
      model: 'message',
      scope: { site: 'teams', surface: 'direct-message', audience: 'private', recipients: ['Maria Kern'] },
      send: send('sendMessageCommands-send', 'Enter'),
    },
    {
      name: 'chat, expanded box',
      editor: EDITOR,
      evidence: 'M',
      url: 'https://teams.microsoft.com/v2/?open=maria&expanded',
      box: BOX,
      model: 'message',
      scope: { site: 'teams', surface: 'direct-message', audience: 'private', recipients: ['Maria Kern'] },
      send: send('sendMessageCommands-send', 'Control+Enter'),
    },
    {
      name: 'channel',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://teams.microsoft.com/v2/?open=channel',
      box: BOX,
      model: 'message',
      scope: { site: 'teams', surface: 'group-message', audience: 'group', recipients: [] },
      send: send('newMessageCommands-send', 'Control+Enter'),
    },
    {
      name: 'edited message',
      editor: EDITOR,
      evidence: 'M',
      url: 'https://teams.microsoft.com/v2/?open=group',
      open: openEdit,
      box: '[data-tid=chat-pane-item] [data-tid=ckeditor][contenteditable=true]',
      model: 'edit',
      scope: { site: 'teams', surface: 'group-message', audience: 'group' },
      send: { click: '[data-tid=chat-pane-item] [data-tid=newMessageCommands-send]', key: 'Enter' },
    },
  ],
};
