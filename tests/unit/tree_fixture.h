/* A tree with two desks in a folder of its own, for the suites of lib/store and
 * lib/cli. Included after cmocka.h. */
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/claim.h"
#include "store/tree.h"

enum { FIXTURE_NOW = 1795532700 };	/* 2026-11-24T22:05:00+07:00 */

struct fixture {
	char path[64];
	struct tree tree;
	struct arena arena;
};

static inline void
fixture_write(const struct fixture *x, const char *name, const char *bytes)
{
	char path[256];
	FILE *f;

	(void)snprintf(path, sizeof path, "%s/%s", x->path, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(bytes, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static inline void
fixture_folder(const struct fixture *x, const char *name)
{
	char path[256];

	(void)snprintf(path, sizeof path, "%s/%s", x->path, name);
	assert_int_equal(mkdir(path, 0755), 0);
}

static inline void
fixture_open(struct fixture *x)
{
	struct fail why = {0};

	assert_true(tree_open(&x->tree, x->path, &why));
}

static inline void
fixture_make(struct fixture *x)
{
	*x = (struct fixture){ .path = "/tmp/spkt-unit-XXXXXX" };
	assert_non_null(mkdtemp(x->path));
	fixture_write(x, "spkt.yaml", "language: en\n");
	fixture_folder(x, "stations");
	fixture_folder(x, "stations/PLB");
	fixture_folder(x, "stations/SBY");
	fixture_write(x, "stations/PLB/station.yaml", "code: PLB\nname: Satu\nzone: Asia/Jakarta\n");
	fixture_write(x, "stations/SBY/station.yaml", "code: SBY\nname: Dua\nzone: Asia/Jayapura\n");
	fixture_write(x, "channels.csv", "code,label_id,label_en,parent\n"
	    "desk,meja,desk,\nbox,kotak saran,suggestion box,\nlobby,kotak lobi,lobby box,box\nloop,a,b,pool\npool,c,d,loop\n");
	fixture_open(x);
}

static inline int
fixture_remove(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

static inline void
fixture_end(struct fixture *x)
{
	tree_close(&x->tree);
	arena_release(&x->arena);
	assert_int_equal(nftw(x->path, fixture_remove, 16, FTW_DEPTH | FTW_PHYS), 0);
}

/* For cmocka_unit_test_setup_teardown: the state is a struct fixture. */
static inline int
fixture_setup(void **state)
{
	static struct fixture x;

	fixture_make(&x);
	*state = &x;
	return 0;
}

static inline int
fixture_teardown(void **state)
{
	fixture_end(*state);
	return 0;
}
