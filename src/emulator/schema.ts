/**
 * Everything durable of a tenant. Columns named `…_json` hold JSON. Times are ISO 8601 in UTC.
 * `item_values` repeats the values of indexed columns, in the form they are compared in, so that a
 * filter or a unique check is one look into an index.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS apps (
  client_id TEXT PRIMARY KEY, client_secret TEXT NOT NULL, display_name TEXT NOT NULL,
  exposed_scopes_json TEXT NOT NULL, delegated_scopes_json TEXT NOT NULL, roles_json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS consents (
  client_id TEXT NOT NULL, oid TEXT NOT NULL, scope TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (client_id, oid, scope)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS users (
  oid TEXT PRIMARY KEY, display_name TEXT NOT NULL, given_name TEXT, surname TEXT,
  mail TEXT NOT NULL COLLATE NOCASE UNIQUE, upn TEXT NOT NULL COLLATE NOCASE UNIQUE,
  job_title TEXT, department TEXT, account_enabled INTEGER NOT NULL, manager_oid TEXT,
  automatic_replies_json TEXT
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS mailboxes (
  id TEXT PRIMARY KEY, address TEXT NOT NULL COLLATE NOCASE UNIQUE, display_name TEXT NOT NULL,
  kind TEXT NOT NULL, owner_oid TEXT UNIQUE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS full_mailboxes (
  mailbox_id TEXT PRIMARY KEY REFERENCES mailboxes(id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mailbox_rights (
  mailbox_id TEXT NOT NULL REFERENCES mailboxes(id), oid TEXT NOT NULL, access TEXT NOT NULL,
  PRIMARY KEY (mailbox_id, oid, access)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS folders (
  id TEXT PRIMARY KEY, mailbox_id TEXT NOT NULL REFERENCES mailboxes(id),
  well_known TEXT NOT NULL, display_name TEXT NOT NULL, UNIQUE (mailbox_id, well_known)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS messages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox_id TEXT NOT NULL REFERENCES mailboxes(id), folder_id TEXT NOT NULL REFERENCES folders(id),
  ordinary_id TEXT NOT NULL UNIQUE, immutable_id TEXT NOT NULL UNIQUE,
  internet_message_id TEXT NOT NULL, conversation TEXT NOT NULL, version INTEGER NOT NULL,
  subject TEXT NOT NULL, from_address TEXT COLLATE NOCASE, is_draft INTEGER NOT NULL,
  is_read INTEGER NOT NULL, has_attachments INTEGER NOT NULL, importance TEXT NOT NULL,
  created_at TEXT NOT NULL, modified_at TEXT NOT NULL, received_at TEXT NOT NULL, sent_at TEXT NOT NULL,
  body_type TEXT NOT NULL, body TEXT NOT NULL, preview TEXT NOT NULL, more_json TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_folder ON messages (folder_id, received_at DESC);
CREATE INDEX IF NOT EXISTS messages_by_mailbox ON messages (mailbox_id, received_at DESC);
CREATE INDEX IF NOT EXISTS messages_by_message_id ON messages (internet_message_id, mailbox_id);
CREATE INDEX IF NOT EXISTS messages_by_conversation ON messages (conversation, mailbox_id);

CREATE TABLE IF NOT EXISTS attachments (
  id TEXT PRIMARY KEY, message_number INTEGER NOT NULL REFERENCES messages(number) ON DELETE CASCADE,
  name TEXT NOT NULL, content_type TEXT NOT NULL, content BLOB NOT NULL, is_inline INTEGER NOT NULL,
  content_id TEXT, modified_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS attachments_by_message ON attachments (message_number);
CREATE TABLE IF NOT EXISTS mime_originals (
  message_number INTEGER PRIMARY KEY REFERENCES messages(number) ON DELETE CASCADE, content BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS extended_properties (
  message_number INTEGER NOT NULL REFERENCES messages(number) ON DELETE CASCADE,
  id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (message_number, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS extended_properties_by_value ON extended_properties (id, value COLLATE NOCASE);

CREATE TABLE IF NOT EXISTS being_sent (
  message_number INTEGER PRIMARY KEY REFERENCES messages(number) ON DELETE CASCADE,
  due_at TEXT NOT NULL, is_kept INTEGER NOT NULL, is_hidden INTEGER NOT NULL, waiting_json TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS automatic_replies_sent (
  mailbox_id TEXT NOT NULL REFERENCES mailboxes(id) ON DELETE CASCADE,
  sender TEXT NOT NULL COLLATE NOCASE, PRIMARY KEY (mailbox_id, sender)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS own_folders (
  id TEXT PRIMARY KEY REFERENCES folders(id) ON DELETE CASCADE,
  mailbox_id TEXT NOT NULL REFERENCES mailboxes(id) ON DELETE CASCADE,
  parent_id TEXT NOT NULL, is_hidden INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS mailbox_settings (
  mailbox_id TEXT PRIMARY KEY REFERENCES mailboxes(id) ON DELETE CASCADE, settings_json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS groups (
  id TEXT PRIMARY KEY, display_name TEXT NOT NULL, description TEXT, mail TEXT,
  is_unified INTEGER NOT NULL, created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS group_members (
  group_id TEXT NOT NULL REFERENCES groups(id) ON DELETE CASCADE, member_id TEXT NOT NULL,
  PRIMARY KEY (group_id, member_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS group_members_by_member ON group_members (member_id);
CREATE TABLE IF NOT EXISTS photographed (
  oid TEXT PRIMARY KEY REFERENCES users(oid) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS presences (
  oid TEXT NOT NULL REFERENCES users(oid) ON DELETE CASCADE, session_id TEXT NOT NULL,
  availability TEXT NOT NULL, activity TEXT NOT NULL, until TEXT, PRIMARY KEY (oid, session_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS calendar_entries (
  number INTEGER PRIMARY KEY, oid TEXT NOT NULL REFERENCES users(oid) ON DELETE CASCADE,
  start_at TEXT NOT NULL, end_at TEXT NOT NULL, status TEXT NOT NULL, subject TEXT NOT NULL,
  location TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS calendar_entries_by_person ON calendar_entries (oid, start_at);
CREATE TABLE IF NOT EXISTS teams_apps (
  client_id TEXT PRIMARY KEY REFERENCES apps(client_id) ON DELETE CASCADE,
  teams_app_id TEXT NOT NULL, activity_types_json TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS teams_installations (
  oid TEXT NOT NULL REFERENCES users(oid) ON DELETE CASCADE, client_id TEXT NOT NULL,
  PRIMARY KEY (oid, client_id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sites (
  id TEXT PRIMARY KEY, path TEXT NOT NULL COLLATE NOCASE UNIQUE, display_name TEXT NOT NULL,
  created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS site_members (
  site_id TEXT NOT NULL REFERENCES sites(id), oid TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (site_id, oid)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS site_grants (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL REFERENCES sites(id), client_id TEXT NOT NULL,
  roles_json TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS site_grants_by_app ON site_grants (site_id, client_id);

CREATE TABLE IF NOT EXISTS lists (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL REFERENCES sites(id), name TEXT NOT NULL,
  display_name TEXT NOT NULL COLLATE NOCASE, description TEXT NOT NULL, template TEXT NOT NULL,
  is_hidden INTEGER NOT NULL, is_system INTEGER NOT NULL, version INTEGER NOT NULL,
  last_item INTEGER NOT NULL, created_at TEXT NOT NULL, modified_at TEXT NOT NULL,
  created_by_json TEXT NOT NULL, UNIQUE (site_id, display_name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS columns (
  list_id TEXT NOT NULL REFERENCES lists(id) ON DELETE CASCADE, id TEXT NOT NULL,
  position INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, definition_json TEXT NOT NULL,
  PRIMARY KEY (list_id, id), UNIQUE (list_id, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
  list_id TEXT NOT NULL REFERENCES lists(id) ON DELETE CASCADE, id INTEGER NOT NULL,
  unique_id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, modified_at TEXT NOT NULL,
  author INTEGER NOT NULL, editor INTEGER NOT NULL, created_by_json TEXT NOT NULL,
  modified_by_json TEXT NOT NULL, fields_json TEXT NOT NULL, PRIMARY KEY (list_id, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item_values (
  list_id TEXT NOT NULL, column_name TEXT NOT NULL, value NOT NULL, item_id INTEGER NOT NULL,
  PRIMARY KEY (list_id, column_name, value, item_id),
  FOREIGN KEY (list_id, item_id) REFERENCES items(list_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS item_values_by_item ON item_values (list_id, item_id);

-- What an item was before each of its changes; how it is now stands in \`items\`.
CREATE TABLE IF NOT EXISTS item_versions (
  list_id TEXT NOT NULL, item_id INTEGER NOT NULL, version INTEGER NOT NULL,
  modified_at TEXT NOT NULL, editor INTEGER NOT NULL, modified_by_json TEXT NOT NULL,
  fields_json TEXT NOT NULL, PRIMARY KEY (list_id, item_id, version),
  FOREIGN KEY (list_id, item_id) REFERENCES items(list_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
-- The last change of every item; one whose item is gone was its deletion. Numbers are never used twice.
CREATE TABLE IF NOT EXISTS item_changes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id TEXT NOT NULL REFERENCES lists(id) ON DELETE CASCADE, item_id INTEGER NOT NULL,
  UNIQUE (list_id, item_id)
);
CREATE INDEX IF NOT EXISTS item_changes_by_list ON item_changes (list_id, number);

-- Lists (item 0) and items that no longer inherit who may see them, with what holds there instead.
CREATE TABLE IF NOT EXISTS scopes (
  list_id TEXT NOT NULL REFERENCES lists(id) ON DELETE CASCADE, item_id INTEGER NOT NULL,
  PRIMARY KEY (list_id, item_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scope_members (
  list_id TEXT NOT NULL, item_id INTEGER NOT NULL, oid TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (list_id, item_id, oid),
  FOREIGN KEY (list_id, item_id) REFERENCES scopes(list_id, item_id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scope_grants (
  id TEXT PRIMARY KEY, list_id TEXT NOT NULL, item_id INTEGER NOT NULL, client_id TEXT NOT NULL,
  roles_json TEXT NOT NULL,
  FOREIGN KEY (list_id, item_id) REFERENCES scopes(list_id, item_id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS scope_grants_by_app ON scope_grants (list_id, item_id, client_id);

-- Files and folders of document libraries. Each but a library's root is an item of its list as well.
CREATE TABLE IF NOT EXISTS drive_items (
  id TEXT PRIMARY KEY, list_id TEXT NOT NULL REFERENCES lists(id) ON DELETE CASCADE, item_id INTEGER,
  parent_id TEXT REFERENCES drive_items(id) ON DELETE CASCADE, name TEXT NOT NULL COLLATE NOCASE,
  is_folder INTEGER NOT NULL, mime_type TEXT NOT NULL, size INTEGER NOT NULL, content BLOB,
  content_version INTEGER NOT NULL, label_json TEXT, UNIQUE (parent_id, name),
  FOREIGN KEY (list_id, item_id) REFERENCES items(list_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS drive_items_by_item ON drive_items (list_id, item_id);
CREATE TABLE IF NOT EXISTS upload_sessions (
  id TEXT PRIMARY KEY, list_id TEXT NOT NULL REFERENCES lists(id) ON DELETE CASCADE,
  parent_id TEXT NOT NULL REFERENCES drive_items(id) ON DELETE CASCADE, name TEXT NOT NULL,
  on_conflict TEXT NOT NULL, total INTEGER, received INTEGER NOT NULL, is_deferred INTEGER NOT NULL,
  expires_at TEXT NOT NULL, principal_json TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS upload_fragments (
  session_id TEXT NOT NULL REFERENCES upload_sessions(id) ON DELETE CASCADE, start INTEGER NOT NULL,
  content BLOB NOT NULL, PRIMARY KEY (session_id, start)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS subscriptions (
  id TEXT PRIMARY KEY, resource TEXT NOT NULL, target TEXT NOT NULL, change_types TEXT NOT NULL,
  notification_url TEXT NOT NULL, lifecycle_url TEXT, client_state TEXT, expires_at TEXT NOT NULL,
  client_id TEXT NOT NULL, creator_id TEXT NOT NULL, authorized_until TEXT NOT NULL,
  challenged_at TEXT, immutable_ids INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS subscriptions_by_target ON subscriptions (target);
CREATE TABLE IF NOT EXISTS notifications (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  subscription_id TEXT NOT NULL REFERENCES subscriptions(id) ON DELETE CASCADE,
  url TEXT NOT NULL, body_json TEXT NOT NULL, created_at INTEGER NOT NULL, due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS ledger (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, event TEXT NOT NULL,
  oid TEXT, client_id TEXT, detail_json TEXT NOT NULL
);
`;
