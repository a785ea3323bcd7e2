/** What the table of checks does with the stand-in of Mastodon. */
const ME = '@lena_harbour';
const BOX = '.autosuggest-textarea textarea';
const send = { click: '.compose-form__submit button[type=submit]', key: 'Control+Enter' };

/** Chooses who will see it, as a person does. */
const visibility = (id) => async (tab) => {
  await tab.click('.dropdown-button');
  await tab.click(`[data-index=${id}]`);
};

export default {
  name: 'Mastodon',
  composers: [
    { name: 'post', editor: 'textarea (React)', evidence: 'H', url: 'https://mastodon.social/home', box: BOX, send, scope: { site: 'mastodon', surface: 'post', audience: 'public', 'account-name': ME } },
    { name: 'post, followers', editor: 'textarea (React)', evidence: 'H', url: 'https://mastodon.online/home', open: visibility('private'), box: BOX, send, scope: { site: 'mastodon', surface: 'post', audience: 'followers', 'account-name': ME } },
    { name: 'private mention', editor: 'textarea (React)', evidence: 'H', url: 'https://mastodon.social/home', open: visibility('direct'), box: BOX, send, scope: { site: 'mastodon', surface: 'direct-message', audience: 'private', 'account-name': ME } },
  ],
};
