/** What goes out is what the press meant: Enter that starts a line starts one, and of many boxes on a page the pressed one is checked and sent. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';
import { emptyBox } from './site-table/empty-box.mjs';

const RISKY = 'Refund goes to 4111 1111 1111 1111, thanks!';
const CHANNEL = '.p-workspace__primary_view .p-message_pane_input .ql-editor';
const thread = (id) => `[data-thread=${id}] .p-message_pane_input .ql-editor`;
const sendOf = (id) => `[data-thread=${id}] [data-qa=texty_send_button]`;

/** Where Enter starts a line: site, address, box. */
const STARTS_LINES = [
  ['Slack', 'https://app.slack.com/client/T0HARBOUR/C0HARBOUR1?enter=newline', CHANNEL],
  ['Teams', 'https://teams.microsoft.com/v2/?open=maria&expanded', 'footer [data-tid=ckeditor][contenteditable=true]'],
];

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

async function open(address, box) {
  tab = await session.open(address);
  await tab.focus(box);
}

/** The host does not answer while this runs: what is pressed meanwhile is held. */
async function unanswered(work) {
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(host, 'SIGCONT');
  }
}

const texts = async () => (await tab.submitted()).map((each) => each.texts);

for (const [site, address, box] of STARTS_LINES) {
  test(`${site}, where Enter starts a line: held and let go, it starts one and sends nothing; Ctrl+Enter sends once`, async () => {
    await open(address, box);
    await tab.type('teh first words. ');
    await tab.waitForUnderline('spelling', 'teh');
    await unanswered(async () => {
      await tab.type('see you');
      await tab.press('Enter');
      await tab.waitForModel('teh first words. see you\n');
    });
    await tab.type('at six');
    await tab.settled();
    assert.deepEqual(await texts(), []);
    await tab.press('Control+Enter');
    await tab.waitForSubmissions(1);
    await tab.settled();
    assert.deepEqual(await texts(), [['teh first words. see you\nat six']]);
  });
}

for (const [site, address, box] of STARTS_LINES) {
  test(`${site}, where Enter starts a line: asked about and gone on with, it starts one where the person wrote, who goes on there`, async () => {
    await open(address, box);
    await tab.type(RISKY);
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
    for (let times = 0; times < 8; times += 1) await tab.press('ArrowLeft');
    await tab.press('Enter');
    await tab.ours.waitForGate();
    await tab.ours.press('gate', /anyway/);
    await tab.waitForModel('Refund goes to 4111 1111 1111 1111,\n thanks!');
    await tab.settled({ frames: 10 });
    await tab.type('Many');
    await tab.waitForModel('Refund goes to 4111 1111 1111 1111,\nMany thanks!');
    assert.deepEqual(await texts(), []);
  });
}

test('Slack, where Enter sends: held and let go, it sends once', async () => {
  await open('https://app.slack.com/client/T0HARBOUR/C0HARBOUR1', CHANNEL);
  await tab.type('teh first words. ');
  await tab.waitForUnderline('spelling', 'teh');
  await unanswered(async () => {
    await tab.type('see you');
    await tab.press('Enter');
    await tab.waitForSubmissions(1);
  });
  await tab.settled();
  assert.deepEqual(await texts(), [['teh first words. see you']]);
});

for (const [way, press] of [['the key', () => tab.press('Enter')], ['the button', () => tab.click(sendOf('hello'))]]) {
  test(`Slack's view of all threads, by ${way}: the reply that is sent is asked about and goes out, whatever stands in the box above`, async () => {
    await open('https://app.slack.com/client/T0HARBOUR/threads', thread('release'));
    await tab.type('my pin is 4111 1111 1111 1111');
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
    await tab.focus(thread('hello'));
    await tab.type(RISKY);
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
    await press();
    await tab.ours.waitForGate();
    assert.equal((await tab.ours.text()).split('4111 1111 1111 1111').length, 2, 'one of them is quoted');
    await tab.ours.press('gate', /anyway/);
    await tab.waitForSubmissions(1);
    await tab.settled();
    assert.deepEqual(await tab.submitted(), [{ kind: 'reply', texts: [RISKY], to: 'C0CONNECT2' }]);
    assert.equal(await tab.modelText('release'), 'my pin is 4111 1111 1111 1111');
  });

  test(`Slack's view of all threads, by ${way}: a clean reply goes out by itself`, async () => {
    await open('https://app.slack.com/client/T0HARBOUR/threads', thread('release'));
    await tab.type('my pin is 4111 1111 1111 1111');
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
    await tab.focus(thread('hello'));
    await tab.type('see you at six');
    await press();
    await tab.waitForSubmissions(1);
    await tab.settled();
    assert.equal(await tab.ours.gate(), null);
    assert.deepEqual(await tab.submitted(), [{ kind: 'reply', texts: ['see you at six'], to: 'C0CONNECT2' }]);
  });
}

test('Teams, an edited message saved by its button: asked about once', async () => {
  tab = await session.open('https://teams.microsoft.com/v2/?open=group');
  await tab.click('[data-tid=message-actions-edit]');
  await tab.focus('[data-tid=chat-pane-item] [data-tid=ckeditor][contenteditable=true]');
  await emptyBox(tab, 'edit');
  await tab.type(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.click('[data-tid=chat-pane-item] [data-tid=newMessageCommands-send]');
  await tab.ours.waitForGate();
  assert.equal((await tab.ours.text()).split('4111 1111 1111 1111').length, 2, 'quoted once');
  await tab.ours.press('gate', /anyway/);
  await tab.waitForSubmissions(1);
  await tab.settled();
  assert.deepEqual(await texts(), [[RISKY]]);
});

test('more than one answer holds: the chip says that not all of it was checked', onlyChromium('so many words at once'), async () => {
  await open('https://old.reddit.com/r/harbour/submit', '#newlink textarea[name=text]');
  await tab.type('.');
  await tab.ours.waitForChip(/Public/);
  await tab.page.keyboard.sendCharacter('recieve teh definately the people '.repeat(900));
  await tab.ours.waitForChip(/Only partly checked/);
});
