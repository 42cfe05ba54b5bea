/* init: makes a tree, or claims a clone of one. A rerun changes nothing; what
 * is there is never rewritten. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "file/folder.h"
#include "file/publish.h"
#include "record/id.h"
#include "store/claim.h"
#include "defaults.h"
#include "verbs.h"

struct making {
	struct session *session;
	int root;
	struct text station;
	mode_t folder_mode, file_mode;
	int made;		/* files and folders that were not there */
};

/* A file that is not there yet; an existing one stays as it is. */
static bool
make_file(struct making *m, const char *path, struct text bytes, struct fail *why)
{
	const char *slash = strrchr(path, '/');
	struct text parent = { path, slash != NULL ? (size_t)(slash - path) : 0 };
	struct publish_options options = { .mode = m->file_mode };
	bool made = false, ok;
	int fd;

	fd = slash == NULL ? dup(m->root)
	    : folder_make(m->root, arena_string(&m->session->arena, parent), m->folder_mode, why);
	if (fd < 0)
		return false;
	if (faccessat(fd, slash == NULL ? path : slash + 1, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
		(void)close(fd);
		return true;
	}
	ok = publish_new(fd, slash == NULL ? path : slash + 1, bytes, &options, &made, why);
	m->made += made;
	(void)close(fd);
	return ok || fail_in(why, path, 0);
}

/* Where a shipped file goes: dot/ to a name with a dot, station/ to the
 * station's own folder. */
static struct text
place_of(struct making *m, const char *shipped)
{
	struct arena *arena = &m->session->arena;

	if (strncmp(shipped, "dot/", 4) == 0)
		return arena_printf(arena, ".%s", shipped + 4);
	if (strncmp(shipped, "station/", 8) == 0)
		return arena_printf(arena, "stations/%.*s/%s", TEXT_ARG(m->station), shipped + 8);
	return text_of(shipped);
}

static bool
make_shipped(struct making *m, bool tree_is_new, struct fail *why)
{
	for (size_t i = 0; i < default_file_count; i++) {
		const struct default_file *f = &default_files[i];

		/* In a clone the shared tables are the hub's: only the station's
		 * own files are added. */
		if (!tree_is_new && strncmp(f->path, "station/", 8) != 0)
			continue;
		if (!make_file(m, place_of(m, f->path).at, (struct text){ f->bytes, f->len }, why))
			return false;
	}
	return true;
}

static void
put_if(struct record *r, enum name id, const char *word)
{
	if (word != NULL)
		record_put(r, id, text_of(word));
}

static bool
write_config(struct making *m, const char *path, struct record *r, struct fail *why)
{
	struct buf bytes = {0};
	bool ok;

	if (!record_check_first(r, why))
		return false;
	record_write_unsummed(r, &bytes);
	ok = make_file(m, path, buf_view(&bytes), why);
	buf_release(&bytes);
	return ok;
}

static bool
make_config(struct making *m, struct fail *why)
{
	struct session *s = m->session;
	struct arena *arena = &s->arena;
	struct record tree, station;
	const char *lang = session_word(s, OPT_LANG);
	const char *zone = session_word(s, OPT_ZONE);

	record_init(&tree, &tree_schema, arena);
	record_put(&tree, NAME_LANGUAGE, lang != NULL ? text_of(lang) : TEXT("id"));
	tree.values[schema_field(&tree_schema, TEXT("documents"))] = TEXT(
	    "LP-A: LP/A/{seq:04}/{roman_month}/{year}/SPKT/{unit}\n"
	    "LP-B: LP/B/{seq:04}/{roman_month}/{year}/SPKT/{unit}\n"
	    "STTLP: STTLP/{seq:04}/{roman_month}/{year}/SPKT/{unit}\n"
	    "SKTLK: SKTLK/{seq:04}/{roman_month}/{year}/SPKT/{unit}\n"
	    "DUMAS: DUMAS/{seq:04}/{roman_month}/{year}/SPKT/{unit}\n"
	    "SP2HP: SP2HP/{seq:04}/{roman_month}/{year}/SPKT/{unit}");
	/* 14 days is the usual practice for an SKTLK; a row of data, not of law. */
	record_put(&tree, NAME_VALIDITY, TEXT("SKTLK: 14"));
	record_init(&station, &station_schema, arena);
	record_put(&station, NAME_CODE, m->station);
	record_put(&station, NAME_NAME, arena_printf(arena, "SPKT %.*s", TEXT_ARG(m->station)));
	put_if(&station, NAME_NAME, session_word(s, OPT_NAME));
	put_if(&station, NAME_UNIT, session_word(s, OPT_UNIT));
	record_put(&station, NAME_ZONE, zone != NULL ? text_of(zone) : TEXT("Asia/Jakarta"));
	record_put(&station, NAME_DUTY_START, TEXT("08:00"));
	return write_config(m, "spkt.yaml", &tree, why) &&
	    write_config(m, arena_printf(arena, "stations/%.*s/station.yaml", TEXT_ARG(m->station)).at, &station, why);
}

/* The root and its parents; the mode is of a root that is made here. */
static bool
make_root(struct making *m, const char *path, struct fail *why)
{
	struct text whole = text_of(path);

	for (size_t i = 1; i <= whole.len; i++) {
		char *part;

		if (i < whole.len && whole.at[i] != '/')
			continue;
		part = arena_string(&m->session->arena, text_slice(whole, 0, i));
		if (mkdir(part, i == whole.len ? 0700 : 0777) == 0) {
			m->made++;
			if (i == whole.len && chmod(part, m->file_mode == 0660 ? 02770 : 0700) != 0)
				return fail_errno(why, MSG_FOLDER_MAKE, path);
		} else if (errno != EEXIST) {
			return fail_errno(why, MSG_FOLDER_MAKE, path);
		}
	}
	m->root = folder_root(path, why);
	return m->root >= 0;
}

static bool
set_modes(struct making *m, struct fail *why)
{
	const char *name = session_word(m->session, OPT_SHARE);
	const struct group *group;

	m->folder_mode = 0755;
	m->file_mode = 0644;
	if (name == NULL)
		return true;
	group = getgrnam(name);
	if (group == NULL)
		return fail_set(why, MSG_GROUP_UNKNOWN, name);
	m->folder_mode = 02770;
	m->file_mode = 0660;
	return true;
}

static bool
check_words(struct making *m, struct fail *why)
{
	struct session *s = m->session;
	const char *zone = session_word(s, OPT_ZONE);
	struct zone found;

	if (!session_given(s, OPT_STATION))
		return fail_set(why, MSG_STATION_NEEDED);
	m->station = text_of(session_word(s, OPT_STATION));
	if (!id_station_ok(m->station))
		return fail_set(why, MSG_STATION_CODE, session_word(s, OPT_STATION));
	if (s->given.operand_count > 1)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[1]);
	return zone == NULL || zone_find(text_of(zone), &found, why);
}

/* Before anything is made: a zone or an option that is wrong leaves nothing. */
static bool
claim_it(struct making *m, const char *path, struct fail *why)
{
	struct session *s = m->session;
	struct claiming claiming = {
		.station = m->station, .take_over = session_given(s, OPT_TAKE_OVER),
		.reason = text_of(session_word(s, OPT_REASON)), .now = s->clock.now,
		.folder_mode = m->folder_mode, .file_mode = m->file_mode,
	};
	bool made = false;

	if (!tree_open(&s->tree, path, why) || !claim_station(&s->tree, &claiming, &s->arena, &made, why))
		return false;
	m->made += made;
	return true;
}

/* What is in the tree is for its owner, or for the group that shares it: a
 * folder that was there may be open to others, as git makes a clone. */
static bool
close_root(struct making *m, const char *path, struct fail *why)
{
	struct stat st;
	mode_t mode;

	if (session_given(m->session, OPT_SHARE) &&
	    fchown(m->root, (uid_t)-1, getgrnam(session_word(m->session, OPT_SHARE))->gr_gid) != 0)
		return fail_errno(why, MSG_FOLDER_MAKE, path);
	if (fstat(m->root, &st) != 0)
		return fail_errno(why, MSG_FOLDER_MAKE, path);
	mode = st.st_mode & ((st.st_mode & S_IRWXG) == S_IRWXG ? 07770 : 07700);
	if (session_given(m->session, OPT_SHARE))
		mode = 02770;
	if ((mode & S_IRWXG) != 0) {
		m->folder_mode = 02770;
		m->file_mode = 0660;
	}
	if (mode != (st.st_mode & 07777) && fchmod(m->root, mode) != 0)
		return fail_errno(why, MSG_FOLDER_MAKE, path);
	return true;
}

bool
tree_init(struct session *s, struct fail *why)
{
	struct making m = { .session = s, .root = -1 };
	const char *path = s->given.operand_count > 0 ? s->given.operands[0] : session_word(s, OPT_DIR);
	struct stat st;
	bool tree_is_new, ok;

	if (path == NULL)
		path = ".";
	if (!check_words(&m, why) || !set_modes(&m, why) || !make_root(&m, path, why))
		return false;
	if (!close_root(&m, path, why))
		return false;
	tree_is_new = fstatat(m.root, "spkt.yaml", &st, AT_SYMLINK_NOFOLLOW) != 0;
	ok = make_shipped(&m, tree_is_new, why) && make_config(&m, why) && claim_it(&m, path, why);
	(void)close(m.root);
	if (ok)
		session_notice(s, m.made > 0 ? MSG_TREE_MADE : MSG_TREE_SAME, path, session_word(s, OPT_STATION), NULL);
	return ok;
}
