/** What the table of checks does with the stand-in of Slack. */
import { emptyBox } from '../../site-table/empty-box.mjs';

const ME = 'Lena Harbour';
const EDITOR = 'Quill 1.3';
const BOX = '.p-workspace__primary_view .p-message_pane_input .ql-editor';
const SEND = { click: '.p-workspace__primary_view [data-qa=texty_send_button]', key: 'Enter' };

/** Opens a sent message for editing, and empties its box. */
async function openEdit(tab) {
  await tab.click('[data-qa=edit_message]');
  await tab.focus('[data-qa=message_editor] .ql-editor');
  await emptyBox(tab, 'edit');
}

export default {
  name: 'Slack',
  composers: [
    {
      name: 'channel',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://app.slack.com/client/T0HARBOUR/C0HARBOUR1',
      box: BOX,
      model: 'message',
      scope: { site: 'slack', surface: 'group-message', audience: 'group', 'account-name': ME, recipients: [], 'group-size': 12 },
      send: SEND,
    },
    {
      name: 'thread',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://app.slack.com/client/T0HARBOUR/C0HARBOUR1',
      open: (tab) => tab.click('[data-qa=start_thread]'),
      box: '[data-qa=threads_flexpane] .p-message_pane_input .ql-editor',
      model: 'thread',
      scope: { site: 'slack', surface: 'group-message', audience: 'group', 'account-name': ME },
      send: { click: '[data-qa=threads_flexpane] [data-qa=texty_send_button]', key: 'Enter' },
    },
    {
      name: 'direct message',
      editor: EDITOR,
      evidence: 'H',
      url: 'https://app.slack.com/client/T0HARBOUR/D0MARIA003',
      box: BOX,
      model: 'message',
      scope: { site: 'slack', surface: 'direct-message', audience: 'private', 'account-name': ME, recipients: ['Maria Kern'] },
      send: SEND,
    },
    {
      name: 'edited message',
      editor: EDITOR,
      evidence: 'M',
      url: 'https://app.slack.com/client/T0HARBOUR/C0HARBOUR1',
      open: openEdit,
      box: '[data-qa=message_editor] .ql-editor',
      model: 'edit',
      scope: { site: 'slack', surface: 'group-message', audience: 'group', 'account-name': ME },
      send: { click: '[data-qa=message_editor] .c-button--primary', key: 'Enter' },
    },
  ],
};
