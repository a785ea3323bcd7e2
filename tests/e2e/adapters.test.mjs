/** Who will see it and as whom, as each adapter reads it from its stand-in: on every surface, and anew when the person changes it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

let session;
before(async () => { session = await startSession(); });
after(() => session.close());

const choose = (id) => ['.dropdown-button', `[data-index=${id}]`];

/** Where, what is clicked before, the box, and the chip. @type {[string, string, string[], string, RegExp][]} */
const READINGS = [
  ['X, a post of a protected account', 'https://x.com/compose/post?protected', [], BOX.post, /^Followers.*@lena_harbour/],
  ['X, a reply of a protected account', 'https://x.com/maria_k/status/1790000000000000002?protected', [], BOX.inline, /^Followers/],
  ['X, a reply where nothing tells the account, and so no lock beside it', 'https://x.com/maria_k/status/1790000000000000002?bare', [], BOX.inline, /^Audience not known/],
  ['X, a poll’s choice', 'https://x.com/compose/post', ['[role=dialog] [data-testid=createPollButton]'], '[role=dialog] [name=Choice1]', /^Public.*@lena_harbour/],
  ['X, a picture’s description', 'https://x.com/compose/post/media', [], '[role=dialog] textarea', /^Public.*@lena_harbour/],
  ['Mastodon, a post', 'https://mastodon.social/home', [], '.autosuggest-textarea textarea', /^Public.*searchable.*as @lena_harbour/],
  ['Mastodon, quiet public is public', 'https://mastodon.social/home', choose('unlisted'), '.autosuggest-textarea textarea', /^Public.*not in searches/],
  ['Mastodon, followers', 'https://mastodon.social/home', choose('private'), '.autosuggest-textarea textarea', /^Followers/],
  ['Mastodon, specific people', 'https://mastodon.social/home', choose('direct'), '.autosuggest-textarea textarea', /^Only the people in this message/],
  ['Mastodon, a poll’s choice', 'https://mastodon.social/home', ['[title="Add a poll"]', ...choose('private')], '.poll__option input', /^Followers/],
  ['Mastodon, a content warning', 'https://mastodon.social/home', ['[title="Add content warning"]'], '.spoiler-input__input', /^Public/],
  ['Mastodon, a description of a picture', 'https://mastodon.social/home', [...choose('private'), '[title="Add images"]'], '#description', /^Followers/],
  ['Mastodon, a published post that is edited', 'https://mastodon.social/home?as=acme_support', ['[aria-label=Edit]'], '.autosuggest-textarea textarea', /^Public.*@acme_support/],
  ['Facebook, a post', 'https://www.facebook.com/', ['.start-button'], '[role=dialog] [role=textbox]', /^Friends.*Lena Harbour/],
  ['Facebook, a private group', 'https://www.facebook.com/groups/allotments', ['.start-button'], '[role=dialog] [role=textbox]', /^Group/],
  ['Facebook, a public group', 'https://www.facebook.com/groups/market', ['.start-button'], '[role=dialog] [role=textbox]', /^Public/],
  ['Facebook, a group in words that the adapter does not know', 'https://www.facebook.com/groups/huerta', ['.start-button'], '[role=dialog] [role=textbox]', /^Audience not known/],
  ['Facebook, a post of one’s own that begins on a group’s page', 'https://www.facebook.com/groups/allotments', ['[aria-label=Share]'], '[role=dialog] [role=textbox]', /^Friends/],
  ['Facebook, a comment on a public post', 'https://www.facebook.com/', [], '[aria-posinset="1"] [role=textbox]', /^Public.*Lena Harbour/],
  ['Facebook, a comment on a friend’s post', 'https://www.facebook.com/', [], '[aria-posinset="2"] [role=textbox]', /^Friends/],
  ['Facebook, a comment where a friend shared a public post', 'https://www.facebook.com/', [], '[aria-posinset="4"] [role=textbox]', /^Friends/],
  ['Facebook, a published post that is edited', 'https://www.facebook.com/?as=acme', ['[aria-label="Edit post"]'], '[role=dialog] [role=textbox]', /^Friends.*Acme Support/],
  ['Messenger', 'https://www.messenger.com/t/100', [], '[role=textbox]', /^Only Maria K\./],
  ['Messenger, a group', 'https://www.messenger.com/t/200', [], '[role=textbox]', /^Group.*Harbour run club/],
  ['X, a message', 'https://x.com/i/chat/111-222', [], BOX.chat, /^Only Maria K\./],
  ['X, a group', 'https://x.com/i/chat/g333', [], BOX.chat, /^Group.*Maria K\., Jonas W\./],
  ['X, a conversation whose address names neither one person nor a group', 'https://x.com/i/chat/555', [], BOX.chat, /^Audience not known/],
  ['LinkedIn, a post', 'https://www.linkedin.com/feed/?as=acme', ['.start-post'], '>>> .ql-editor', /^Public.*Acme Support/],
  ['LinkedIn, a company’s page', 'https://www.linkedin.com/company/acme/admin/page-posts/', ['.start-post'], '>>> .ql-editor', /^Public.*as Acme/],
  ['LinkedIn, a comment on a company’s page, which is not the member’s own', 'https://www.linkedin.com/company/acme/admin/page-posts/', [], '[data-urn$="1"] .tiptap', /^Public(?!.*Lena)/],
  ['LinkedIn, a poll’s question', 'https://www.linkedin.com/feed/', ['.start-post', '>>> [aria-label="Create a poll"]'], '>>> .polls-detour__question-field', /^Audience not known.*Lena Harbour/],
  ['LinkedIn, a poll’s choice', 'https://www.linkedin.com/feed/', ['.start-post', '>>> [aria-label="Create a poll"]'], '>>> #poll-option-2', /^Audience not known.*Lena Harbour/],
  ['LinkedIn, a comment on a public post', 'https://www.linkedin.com/feed/', [], '[data-urn$="1"] .tiptap', /^Public.*Lena Harbour/],
  ['LinkedIn, a comment on a connection’s post', 'https://www.linkedin.com/feed/', [], '[data-urn$="2"] .tiptap', /^Connections/],
  ['LinkedIn, a comment where a connection reposted a public post', 'https://www.linkedin.com/feed/', [], '[data-urn$="3"] .tiptap', /^Connections/],
  ['LinkedIn, a comment on its own page, where a connection reposted a public post', 'https://www.linkedin.com/feed/update/urn:li:activity:7200000000000000003', [], '.ql-editor', /^Connections/],
  ['LinkedIn, a message', 'https://www.linkedin.com/messaging/thread/two-of-us/', [], '.msg-form__contenteditable', /^Only Maria K\..*Lena Harbour/],
  ['LinkedIn, a message to several', 'https://www.linkedin.com/messaging/thread/run-club/', [], '.msg-form__contenteditable', /^Audience not known/],
  ['LinkedIn, an article’s title', 'https://www.linkedin.com/article/new/', [], '#article-editor-headline__textarea', /^Public/],
  ['LinkedIn, an article', 'https://www.linkedin.com/article/new/', [], '.article-body .tiptap', /^Public/],
  ['Reddit, a comment', 'https://www.reddit.com/r/harbour/comments/abc12/who/?as=acme_support', [], 'comment-composer-host [role=textbox]', /^Public.*u\/acme_support/],
  ['Reddit, a published comment that is edited', 'https://www.reddit.com/r/harbour/comments/abc12/who/', ['.edit'], 'shreddit-comment-action-row [role=textbox]', /^Public.*u\/lena_harbour/],
  ['Reddit, a post’s title', 'https://www.reddit.com/r/harbour/submit/', [], '>>> #innerTextArea', /^Public/],
  ['Reddit, a post’s text', 'https://www.reddit.com/r/harbour/submit/', [], 'shreddit-composer [role=textbox]', /^Public/],
  ['Reddit, chat', 'https://chat.reddit.com/room/1', [], '>>> textarea[name=message]', /^Audience not known/],
  ['old Reddit, a comment', 'https://old.reddit.com/r/harbour/comments/abc12/who/', [], '.usertext-edit textarea', /^Public.*u\/lena_harbour/],
  ['old Reddit, a message', 'https://old.reddit.com/message/compose/', [], '#compose-message textarea[name=text]', /^Only the people in this message/],
  ['Bluesky, a post', 'https://bsky.app/intent/compose?as=acme-support.example', [], '.ProseMirror', /^Public.*@acme-support\.example/],
  ['Bluesky, a reply', 'https://bsky.app/', ['[data-testid=replyBtn]'], '.ProseMirror', /^Public/],
  ['Bluesky, a picture’s alt text', 'https://bsky.app/intent/compose', ['[data-testid=openMediaButton]', '[data-testid=altTextButton]'], '[aria-label="Alt text"]', /^Public/],
  ['Bluesky, a message', 'https://bsky.app/messages/3kconvo2maria', [], 'textarea', /^Only @maria\.example/],
  ['Bluesky, a group', 'https://bsky.app/messages/3kgroup4club', [], 'textarea', /^Group(?!.*(?:maria|jonas))/],
  ['Discord, a channel', 'https://discord.com/channels/9000/9001?as=acme_support', [], 'form [role=textbox]', /^Group.*@acme_support/],
  ['Discord, a direct message', 'https://discord.com/channels/@me/1100', [], 'form [role=textbox]', /^Only Maria K\./],
  ['Discord, a group', 'https://discord.com/channels/@me/1200', [], 'form [role=textbox]', /^Group/],
  ['Discord, a sent message that is edited', 'https://discord.com/channels/9000/9001', ['button[aria-label=Edit]'], 'li [role=textbox]', /^Group/],
  ['Slack, a channel', 'https://app.slack.com/client/T0HARBOUR/C0HARBOUR1', [], '.p-message_pane_input .ql-editor', /^Group.*12 people.*Lena Harbour/],
  ['Slack, a channel shared with another organisation', 'https://app.slack.com/client/T0HARBOUR/C0CONNECT2', [], '.p-message_pane_input .ql-editor', /^Group.*another organisation reads along/],
  ['Slack, a direct message', 'https://app.slack.com/client/T0HARBOUR/D0MARIA003?as=acme', [], '.p-message_pane_input .ql-editor', /^Only Maria Kern.*Acme Support/],
  ['Teams, a chat', 'https://teams.microsoft.com/v2/?open=maria', [], 'footer [contenteditable=true]', /^Only Maria Kern/],
  ['Teams, a chat with someone of another organisation', 'https://teams.microsoft.com/v2/?open=guest', [], 'footer [contenteditable=true]', /^Only Jonas Weber.*of another organisation/],
  ['Teams, a channel', 'https://teams.microsoft.com/v2/?open=channel', [], 'footer [contenteditable=true]', /^Group/],
];

for (const [name, url, clicks, box, chip] of READINGS) {
  test(name, async () => {
    const tab = await session.open(url);
    for (const selector of clicks) await tab.click(selector);
    await tab.focus(box);
    await tab.ours.waitForSpokenChip(chip);
    await tab.close();
  });
}

for (const [name, url, post, marks, box] of [
  ['Facebook', 'https://www.facebook.com/', '[aria-posinset="2"]', ['aria-posinset'], 'form [role=textbox]'],
  ['LinkedIn', 'https://www.linkedin.com/feed/', '[data-urn$="2"]', ['data-urn', 'role'], '.tiptap'],
]) {
  test(`${name}, a comment on a post that is not marked as one: nobody knows who will see it, whoever sees the post above`, async () => {
    const tab = await session.open(url);
    const handle = await tab.page.waitForSelector(post);
    await handle.evaluate((element, names) => {
      element.setAttribute('data-second', '');
      for (const mark of names) element.removeAttribute(mark);
    }, marks);
    await tab.focus(`[data-second] ${box}`);
    await tab.ours.waitForSpokenChip(/^Audience not known/);
    await tab.close();
  });
}

test('Bluesky: a conversation whose head neither names one person nor tells a group: nobody knows who will see it, whoever wrote in it', async () => {
  const tab = await session.open('https://bsky.app/messages/3kgroup4club');
  const settings = await tab.page.waitForSelector('[aria-label="Open group chat settings"]');
  await settings.evaluate((button) => button.setAttribute('aria-label', 'Ryhmächatin asetukset'));
  await tab.focus('textarea');
  await tab.ours.waitForSpokenChip(/^Audience not known(?!.*(?:maria|jonas))/);
  await tab.close();
});

test('Mastodon: the chip follows the audience while someone writes', async () => {
  const tab = await session.open('https://mastodon.social/home');
  await tab.focus('.autosuggest-textarea textarea');
  await tab.type('See you at six');
  await tab.ours.waitForSpokenChip(/^Public/);
  for (const [id, expected] of [['private', /^Followers/], ['direct', /^Only/], ['public', /^Public/]]) {
    for (const selector of choose(id)) await tab.click(selector);
    await tab.ours.waitForSpokenChip(expected);
  }
  await tab.close();
});

test('Mastodon: beside the narrow column of the composer begins another; the chip stays in its own, cut short', async () => {
  const tab = await session.open('https://mastodon.social/home?as=acme_support');
  await tab.click('[aria-label=Edit]'); // what the chip would cover with all its words is a name in the next column
  await tab.focus('.autosuggest-textarea textarea');
  await tab.ours.waitForClearChip();
  const column = await tab.evaluate(() => document.querySelector('form.compose-form').getBoundingClientRect().right);
  const { x, width } = await tab.ours.chipRect();
  assert.ok(x + width <= column, `chip from ${x} to ${x + width}, column to ${column}`);
  await tab.close();
});

test('Mastodon in a narrow window: the box stands a part of a pixel outside, and the chip over none of its words', async () => {
  const tab = await session.open('https://mastodon.social/home');
  await tab.page.setViewport({ width: 430, height: 700 });
  await tab.focus('.autosuggest-textarea textarea');
  await tab.type('one\ntwo\nthree\nfour\nfive');
  await tab.ours.waitForClearChip();
  const bottom = await tab.evaluate(() => document.querySelector('.autosuggest-textarea textarea').getBoundingClientRect().bottom);
  assert.ok((await tab.ours.chipRect()).y >= bottom, 'below the box');
  await tab.close();
});

test('Facebook: the chip follows the audience, and says nothing where it cannot tell', async () => {
  const tab = await session.open('https://www.facebook.com/');
  await tab.click('.start-button');
  await tab.focus('[role=dialog] [role=textbox]');
  await tab.type('See you at six'); // an empty box is let go of when the focus leaves it
  await tab.ours.waitForSpokenChip(/^Friends/);
  for (const expected of [/^Friends/, /^Only/, /^Public/]) {
    await tab.click('.audience');
    await tab.ours.waitForSpokenChip(expected);
  }
  await tab.evaluate(() => {
    document.querySelector('.audience').setAttribute('aria-label', 'Muokkaa yksityisyyttä.');
    document.querySelector('.audience').textContent = 'Julkinen';
  });
  await tab.ours.waitForSpokenChip(/^Audience not known/);
  await tab.close();
});

test('LinkedIn: the chip follows the audience in the shadow root', async () => {
  const tab = await session.open('https://www.linkedin.com/feed/');
  await tab.click('.start-post');
  await tab.focus('>>> .ql-editor');
  await tab.type('See you at six');
  await tab.ours.waitForSpokenChip(/^Public/);
  for (const expected of [/^Connections/, /^Group/, /^Public/]) {
    await tab.click('>>> .share-unified-settings-entry-button');
    await tab.ours.waitForSpokenChip(expected);
  }
  await tab.close();
});

test('LinkedIn: where Enter starts a line it does not ask, where it sends it does', async () => {
  const text = 'The card is 4111 1111 1111 1111';
  const tab = await session.open('https://www.linkedin.com/messaging/thread/two-of-us/');
  await tab.focus('.msg-form__contenteditable');
  await tab.type(text);
  await tab.waitForUnderline('policy');
  await tab.press('Enter');
  await tab.waitForModel(`${text}\n`);
  assert.equal(await tab.ours.gate(), null);
  await tab.open('https://www.linkedin.com/messaging/thread/two-of-us/?enter=sends');
  await tab.focus('.msg-form__contenteditable');
  await tab.type(text);
  await tab.waitForUnderline('policy');
  await tab.press('Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.close();
});

test('Teams: Enter is asked about where it sends', async () => {
  const tab = await session.open('https://teams.microsoft.com/v2/?open=maria');
  await tab.focus('footer [contenteditable=true]');
  await tab.type('The card is 4111 1111 1111 1111');
  await tab.waitForUnderline('policy');
  await tab.press('Shift+Enter');
  await tab.type('Thanks');
  await tab.press('Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', /anyway/);
  await tab.waitForSubmissions(1);
  assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [['The card is 4111 1111 1111 1111\nThanks']]);
  await tab.close();
});

/** Where, what is clicked before, the box, and what sends; in words of the page's that no adapter knows. @type {[string, string, string[], string, string][]} */
const CONTROLS = [
  ['Facebook, the arrow of a chat tab', 'https://www.facebook.com/?chat=100', [], '.chat-tab [role=textbox]', '.chat-tab [aria-label="Press Enter to send"]'],
  ['Facebook, the arrow of a comment', 'https://www.facebook.com/', [], '[aria-posinset="1"] [role=textbox]', '[aria-posinset="1"] form .comment-send'],
  ['Discord, the link that saves a sent message', 'https://discord.com/channels/9000/9001', ['button[aria-label=Edit]'], 'li [role=textbox]', 'li [class*=operations_] a:last-of-type'],
  ['X, a picture’s description', 'https://x.com/compose/post/media', [], '[role=dialog] textarea', '[data-testid=endEditingButton]'],
  ['Mastodon, a description of a picture', 'https://mastodon.social/home', ['[title="Add images"]'], '#description', '.dialog-modal__header .button'],
  ['Bluesky, a picture’s alt text', 'https://bsky.app/intent/compose', ['[data-testid=openMediaButton]', '[data-testid=altTextButton]'], '[aria-label="Alt text"]', '[aria-label="Add alt text"] .publish'],
  ['LinkedIn, a poll', 'https://www.linkedin.com/feed/', ['.start-post', '>>> [aria-label="Create a poll"]'], '>>> #poll-option-2', '>>> .share-box-footer__main-actions .artdeco-button--primary'],
  ['Reddit, the arrow of a chat', 'https://chat.reddit.com/room/1', [], '>>> textarea[name=message]', '>>> button.button-send'],
];

for (const [name, url, clicks, box, control] of CONTROLS) {
  test(`${name}: it is asked about, and acts once`, async () => {
    const tab = await session.open(url);
    for (const selector of clicks) await tab.click(selector);
    await tab.focus(box);
    await tab.type('4111 1111 1111 1111');
    await tab.waitForUnderline('policy');
    const handle = await tab.page.waitForSelector(control);
    if (!/Press Enter/.test(control)) await handle.evaluate((element) => element.setAttribute('aria-label', 'Tovább'));
    await tab.click(control);
    await tab.ours.waitForGate();
    assert.deepEqual(await tab.submitted(), []);
    await tab.ours.press('gate', /description|alt text|poll|saves/.test(name) ? 'Save anyway' : /(?:Send|Comment) anyway/);
    await tab.waitForSubmissions(1);
    await tab.ours.waitForNoGate();
    assert.match((await tab.submitted()).map(({ texts }) => texts.join()).join('|'), /^[^|]*4111 1111 1111 1111$/);
    await tab.close();
  });
}

for (const [site, url, box, expected] of [
  ['Slack', 'https://app.slack.com/client/T0HARBOUR/C0CONNECT2', '.p-message_pane_input .ql-editor', /people of another organisation too/],
  ['Teams', 'https://teams.microsoft.com/v2/?open=guest', 'footer [contenteditable=true]', /Someone of another organisation/],
]) {
  test(`${site}: the question says that another organisation will see it`, async () => {
    const tab = await session.open(url);
    await tab.focus(box);
    await tab.type('4111 1111 1111 1111');
    await tab.waitForUnderline('policy');
    await tab.press('Enter');
    const { text } = await tab.ours.waitForGate();
    assert.match(text, expected);
    await tab.close();
  });
}

test('Mastodon, a description of a picture: the keys that keep it are asked about, though the site takes them when they are released', async () => {
  const tab = await session.open('https://mastodon.social/home');
  await tab.click('[title="Add images"]');
  await tab.focus('#description');
  await tab.type('4111 1111 1111 1111');
  await tab.press('Control+Enter'); // pressed and released before there is a report
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', /anyway/);
  await tab.waitForSubmissions(1);
  assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [['4111 1111 1111 1111']]);
  await tab.close();
});

test('Reddit: a post’s title and text go out together, and one question is asked about both', async () => {
  const tab = await session.open('https://www.reddit.com/r/harbour/submit/');
  await tab.focus('>>> #innerTextArea');
  await tab.type('Refund to 4111 1111 1111 1111');
  await tab.focus('shreddit-composer [role=textbox]');
  await tab.type('It is teh second time');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.click('>>> #inner-post-submit-button');
  const { text } = await tab.ours.waitForGate();
  assert.match(text, /4111/);
  await tab.ours.press('gate', /anyway/);
  await tab.waitForSubmissions(1);
  assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [['Refund to 4111 1111 1111 1111', 'It is teh second time']]);
  await tab.close();
});

test('X: a post and the choices of its poll go out together, and one question is asked about both', async () => {
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus('[role=dialog] [data-testid=tweetTextarea_0]');
  await tab.type('Which number is it');
  await tab.click('[role=dialog] [data-testid=createPollButton]');
  await tab.focus('[role=dialog] [name=Choice2]');
  await tab.type('4111 1111 1111 1111');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.click('[role=dialog] [data-testid=tweetButton]');
  const { text } = await tab.ours.waitForGate();
  assert.match(text, /4111/);
  await tab.ours.press('gate', /anyway/);
  await tab.waitForSubmissions(1);
  assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [['Which number is it', '', '4111 1111 1111 1111']]);
  await tab.close();
});

test('Discord: while the pane does not follow the path, nobody is guessed', async () => {
  const tab = await session.open('https://discord.com/channels/@me/1200?lag=4000');
  await tab.focus('form [role=textbox]');
  await tab.type('See you at six');
  await tab.ours.waitForSpokenChip(/^Group/);
  await tab.click('[data-list-item-id$=___1100]');
  await tab.focus('form [role=textbox]');
  await tab.ours.waitForSpokenChip(/not known/);
  await tab.page.waitForSelector('[id^=chat-messages-1100-]');
  await tab.focus('form [role=textbox]');
  await tab.ours.waitForSpokenChip(/^Only Maria K\./);
  await tab.close();
});
