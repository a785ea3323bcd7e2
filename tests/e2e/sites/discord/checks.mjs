/** What the table of checks does with the stand-in of Discord. */
import { emptyBox } from '../../site-table/empty-box.mjs';

const ME = '@lena_harbour';
const EDITOR = 'Slate 0.94';
const BOX = 'main form [data-slate-editor]';
const SEND = { key: 'Enter' };

/** Opens a sent message for editing, and empties its box key by key: Slate looks at the selection ten times a second only. */
async function openEdit(tab) {
  await tab.click('button[aria-label=Edit]');
  await tab.focus('li [data-slate-editor]');
  await emptyBox(tab, 'edit');
}

export default {
  name: 'Discord',
  composers: [
    {
      name: 'channel',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://discord.com/channels/9000/9001',
      box: BOX,
      model: 'message',
      scope: { site: 'discord', surface: 'group-message', audience: 'group', 'account-name': ME, recipients: [] },
      send: SEND,
    },
    {
      name: 'thread',
      editor: EDITOR,
      evidence: 'M',
      url: 'https://discord.com/channels/9000/9001/threads/9005',
      box: '[class*=threadSidebar_] form [data-slate-editor]',
      model: 'thread',
      scope: { site: 'discord', surface: 'group-message', audience: 'group', 'account-name': ME },
      send: SEND,
    },
    {
      name: 'direct message',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://discord.com/channels/@me/1100',
      box: BOX,
      model: 'message',
      scope: { site: 'discord', surface: 'direct-message', audience: 'private', 'account-name': ME, recipients: ['Maria K.'] },
      send: SEND,
    },
    {
      name: 'group message',
      editor: EDITOR,
      evidence: 'M',
      url: 'https://discord.com/channels/@me/1200',
      box: BOX,
      model: 'message',
      scope: { site: 'discord', surface: 'group-message', audience: 'group', 'account-name': ME, 'group-size': 3 },
      send: SEND,
    },
    {
      name: 'edited message',
      editor: EDITOR,
      evidence: 'M',
      url: 'https://discord.com/channels/9000/9001',
      open: openEdit,
      box: 'li [data-slate-editor]',
      model: 'edit',
      scope: { site: 'discord', surface: 'group-message', audience: 'group', 'account-name': ME },
      send: { ...SEND, click: 'li [class*=operations_] a:last-of-type' },
    },
  ],
};
