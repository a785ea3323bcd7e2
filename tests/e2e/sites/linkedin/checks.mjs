/** What the table of checks does with the stand-in of LinkedIn. */
const ME = 'Lena Harbour';
const COMMENT_BUTTON = 'button[class*=comments-comment-box__submit-button]:not([hidden])';

export default {
  name: 'LinkedIn',
  composers: [
    { name: 'post', editor: 'Quill 1.3.7, open shadow root', evidence: 'H', url: 'https://www.linkedin.com/feed/', open: (tab) => tab.click('.start-post'), box: '>>> .ql-editor', send: { click: '>>> .share-actions__primary-action' }, scope: { site: 'linkedin', surface: 'post', audience: 'public', 'account-name': ME } },
    { name: 'comment in the feed', editor: 'TipTap 2.9', evidence: 'H', url: 'https://www.linkedin.com/feed/', box: '.tiptap', send: { click: COMMENT_BUTTON }, scope: { site: 'linkedin', surface: 'comment', audience: 'public', 'account-name': ME } },
    { name: 'comment on a post’s page', editor: 'Quill 1.3.7', evidence: 'H', url: 'https://www.linkedin.com/feed/update/urn:li:activity:7200000000000000002', box: '.ql-editor', send: { click: COMMENT_BUTTON }, scope: { site: 'linkedin', surface: 'comment', audience: 'connections', 'account-name': ME } },
    { name: 'comment of a company’s page', editor: 'TipTap 2.9', evidence: 'M', url: 'https://www.linkedin.com/company/acme/admin/page-posts/', box: '.tiptap', send: { click: COMMENT_BUTTON }, scope: { site: 'linkedin', surface: 'comment', audience: 'public', account: 'brand', 'account-name': undefined } },
    { name: 'message', editor: 'contenteditable', evidence: 'M', url: 'https://www.linkedin.com/messaging/thread/two-of-us/', box: '.msg-form__contenteditable', send: { click: '.msg-form__send-button' }, scope: { site: 'linkedin', surface: 'direct-message', audience: 'private', recipients: ['Maria K.'] } },
    { name: 'message, Enter sends', editor: 'contenteditable', evidence: 'M', url: 'https://www.linkedin.com/messaging/thread/two-of-us/?enter=sends', box: '.msg-form__contenteditable', send: { key: 'Enter' }, scope: { site: 'linkedin', surface: 'direct-message', audience: 'private' } },
    { name: 'article, title', editor: 'textarea', evidence: 'M', url: 'https://www.linkedin.com/article/new/', box: '#article-editor-headline__textarea', send: { click: '.article-editor-nav__publish-button' }, scope: { site: 'linkedin', surface: 'article', audience: 'public', 'account-name': ME } },
    { name: 'article', editor: 'TipTap 2.9', evidence: 'M', url: 'https://www.linkedin.com/article/new/', box: '.article-body .tiptap', send: { click: '.article-editor-nav__publish-button' }, scope: { site: 'linkedin', surface: 'article', audience: 'public', 'account-name': ME } },
  ],
};
