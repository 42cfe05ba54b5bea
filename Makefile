# make                 build the five commands into bin/
# make check           build and test             make check ONLY='buf date'  only these suites
# make accept          tests over the sample data in $(DATA), skipped where it is not
# make lint            static checks              make lint-floors ... lint-c  one of them
# make demo            run examples/demo with what was built
# make install         programs, manuals, examples into $(DESTDIR)$(PREFIX); uninstall takes them back
# make dist            a reproducible tarball of the tracked files in .build/
# make torture bench   long tests; measurements
# make fuzz            every fuzz target for $(FUZZ_SECONDS) seconds (clang)
# make man             write the blocks of man/ that come from the programs' tables
# make coverage        check, then lines and branches reached, a file a line
# make everything      what a change must pass: lint, then check as debug, asan and release
# make clean help
#
# VARIANT=release|debug|asan|cov|fuzz chooses the flags; each builds in .build/VARIANT, and only
# release is copied to bin/. Also taken: CC CFLAGS CPPFLAGS LDFLAGS LDLIBS PREFIX BINDIR MANDIR
# DESTDIR JOBS, and V=1 to see the commands. `make FLOORS='base time'` builds no more of the library than that.

VERSION = 0.1.0
programs_all = report feedback followup stats tree

# lib/ is floors. A file may include its own floor and those to the left.
FLOORS = base time file format record store query view cli

VARIANT ?= release
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
DOCDIR ?= $(DATADIR)/doc/spkt
DATA ?= ../shared/data
FUZZ_SECONDS ?= 20
JOBS ?= 2
PKG_CONFIG ?= pkg-config
CLANG ?= clang
ifeq ($(origin CC),default)
CC = cc
endif

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL = all
OUT := .build/$(VARIANT)

warnings = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wwrite-strings \
	-Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wdate-time -Wundef -Wcast-qual
sanitize = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

linux := $(filter Linux,$(shell uname -s))
cflags_release = -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
cflags_debug = -O0 -g3 -Werror
cflags_asan  = -O1 -g -Werror $(sanitize)
cflags_cov   = -O0 -g --coverage
cflags_fuzz  = -O1 -g $(sanitize) -fsanitize=fuzzer-no-link
ldflags_release = -pie
ldflags_asan = $(sanitize)
ldflags_cov  = --coverage
ldflags_fuzz = $(sanitize)
ifneq ($(linux),)
cflags_release += -fstack-clash-protection
ldflags_release += -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
endif

ifeq ($(origin cflags_$(VARIANT)),undefined)
$(error VARIANT must be release, debug, asan, cov or fuzz, not '$(VARIANT)')
endif
ifeq ($(VARIANT),fuzz)
override CC = $(CLANG)
endif

yaml_cflags := $(shell $(PKG_CONFIG) --cflags yaml-0.1 2>/dev/null)
yaml_libs   := $(or $(shell $(PKG_CONFIG) --libs yaml-0.1 2>/dev/null),-lyaml)
# A mapped prefix would also move where the coverage counts are written.
prefix_map = $(if $(filter cov,$(VARIANT)),,-ffile-prefix-map=$(CURDIR)=.)

language = -std=c11 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -Ilib -DSPKT_VERSION='"$(VERSION)"' $(yaml_cflags)
compile = $(CC) $(language) $(prefix_map) $(warnings) $(cflags_$(VARIANT)) $(CPPFLAGS) $(CFLAGS)
link = $(CC) $(ldflags_$(VARIANT)) $(CFLAGS) $(LDFLAGS)
libs = $(yaml_libs) -lcsv $(LDLIBS) -lm

quiet = $(if $(V),,@echo '  $(1)'; )
object = $(patsubst %.c,$(OUT)/%.o,$(1))
chosen = $(if $(ONLY),$(foreach s,$(1),$(if $(filter $(ONLY),$(basename $(notdir $(s)))),$(s))),$(1))
names    := $(foreach p,$(programs_all),$(if $(wildcard src/$(p)/main.c),$(p)))
lib_c    := $(sort $(wildcard $(FLOORS:%=lib/%/*.c)))
src_c    := $(sort $(wildcard $(names:%=src/%/*.c)))
unit_c   := $(call chosen,$(sort $(wildcard tests/unit/*.c)))
fuzz_c   := $(call chosen,$(sort $(wildcard tests/fuzz/*.c)))
cli_bats := $(call chosen,$(sort $(wildcard tests/cli/*.bats)))
headers  := $(sort $(wildcard lib/*/*.h src/*/*.h))
programs := $(names:%=$(OUT)/bin/spkt-%)
units    := $(unit_c:%.c=$(OUT)/%)
# What command tests call besides the programs.
test_c   := $(sort $(wildcard tests/crosscheck/*.c))
aids     := $(test_c:%.c=$(OUT)/%)
fuzzers  := $(fuzz_c:%.c=.build/fuzz/%)
defaults := $(shell cd src/tree/defaults 2>/dev/null && find . -type f ! -name '.*' ! -name '*~' | sed 's,^\./,,' | LC_ALL=C sort)
objects  := $(call object,$(lib_c) $(src_c) $(unit_c) $(test_c) $(if $(filter fuzz,$(VARIANT)),$(fuzz_c))) $(OUT)/src/tree/defaults.o

.PHONY: all programs units aids fuzzers help
all: $(OUT)/libspkt.a $(if $(filter release,$(VARIANT)),$(names:%=bin/spkt-%),$(programs))
programs: $(OUT)/libspkt.a $(programs)
units: $(units)
aids: $(aids)
fuzzers: $(fuzzers)
help:
	@sed -n '/^$$/q;s/^# \{0,1\}//p' Makefile

bin/spkt-%: .build/release/bin/spkt-%
	cp -f $< $@

$(OUT)/libspkt.a: $(call object,$(lib_c)) $(OUT)/members
	$(call quiet,archive $@)rm -f $@ && $(AR) $(if $(linux),rcsD,rcs) $@ $(filter %.o,$^)

define program_rule
$(OUT)/bin/spkt-$(1): $$(call object,$$(sort $$(wildcard src/$(1)/*.c)))
endef
$(foreach p,$(names),$(eval $(call program_rule,$(p))))
$(OUT)/bin/spkt-tree: $(OUT)/src/tree/defaults.o
$(programs): $(OUT)/libspkt.a $(OUT)/members
	@mkdir -p $(@D)
	$(call quiet,link $@)$(link) -o $@ $(filter %.o,$^) $(OUT)/libspkt.a $(libs)

$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(OUT)/libspkt.a
	$(call quiet,link $@)$(link) -o $@ $^ -lcmocka $(libs)

$(OUT)/tests/crosscheck/%: $(OUT)/tests/crosscheck/%.o $(OUT)/libspkt.a
	$(call quiet,link $@)$(link) -o $@ $^ $(libs)

.build/fuzz/tests/fuzz/%: .build/fuzz/tests/fuzz/%.o .build/fuzz/libspkt.a
	$(call quiet,link $@)$(link) -fsanitize=fuzzer -o $@ $^ $(libs)

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	$(call quiet,cc $<)$(compile) -MMD -MP -c -o $@ $<

$(OUT)/src/tree/defaults.c: src/tree/embed.sh $(defaults:%=src/tree/defaults/%) $(OUT)/embedded
	@mkdir -p $(@D)
	$(call quiet,embed src/tree/defaults)sh src/tree/embed.sh src/tree/defaults $(defaults) >$@
$(OUT)/src/tree/defaults.o: $(OUT)/src/tree/defaults.c src/tree/defaults.h $(OUT)/flags
	$(call quiet,cc $@)$(compile) -Isrc/tree -c -o $@ $<

# Each is rewritten only when its text differs: new flags recompile, a removed file relinks.
$(OUT)/flags: text = $(compile) $(link) $(libs)
$(OUT)/members: text = $(lib_c) $(src_c)
$(OUT)/embedded: text = $(defaults)
$(OUT)/flags $(OUT)/members $(OUT)/embedded: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(text))' >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@
FORCE:

.SECONDARY: $(objects) $(OUT)/src/tree/defaults.c
-include $(objects:.o=.d)

# ---- tests. The suites are passed by name: a glob would run what was renamed away.
have_fuzzer = echo 'int LLVMFuzzerTestOneInput(void);int LLVMFuzzerTestOneInput(void){return 0;}' | \
	$(CLANG) -fsanitize=fuzzer,address -x c -o /dev/null - >/dev/null 2>&1
run = BIN=$(abspath $(OUT)/bin) JOBS=$(JOBS) sh tests/run
again = $(MAKE) --no-print-directory

.PHONY: check accept demo torture bench man fuzz coverage everything
check: $(programs) $(units) $(aids)
	+@set --; \
	$(if $(ONLY),,if $(again) lint-quick; then set -- lint=0; else set -- lint=1; fi;) \
	if [ -z "$(fuzz_c)" ]; then :; \
	elif $(have_fuzzer); then $(again) VARIANT=fuzz fuzzers && set -- "$$@" $(fuzzers) || set -- "$$@" fuzz-build=1; \
	else echo 'fuzz: no $(CLANG) with its fuzzer here; not run'; fi; \
	FUZZ_SECONDS=2 $(run) "$$@" $(units) $(cli_bats)

accept: $(programs)
	@if [ -d "$(DATA)" ]; then DATA="$(abspath $(DATA))" $(run) $(call chosen,$(sort $(wildcard tests/accept/*.bats))); \
	else echo 'accept: skipped, no folder $(DATA)'; fi

demo: all
	@PATH="$(abspath $(OUT)/bin):$$PATH" sh examples/demo/run

torture: $(programs)
	+@if [ -n "$(fuzz_c)" ] && $(have_fuzzer); then $(again) VARIANT=fuzz fuzzers && set -- $(fuzzers); fi; \
	set -- "$$@" $(call chosen,$(sort $(wildcard tests/torture/*.bats))); \
	if [ $$# = 0 ]; then echo 'torture: nothing to run'; else \
	FUZZ_SECONDS=$(FUZZ_SECONDS) SUITE_SECONDS=36000 $(run) "$$@"; fi

bench: $(programs)
	@if [ -f tests/bench/run ]; then PATH="$(abspath $(OUT)/bin):$$PATH" sh tests/bench/run; else echo 'bench: nothing to run'; fi

man: $(programs)
	sh tests/man-blocks '$(abspath $(OUT)/bin)' write

fuzz:
	+@$(again) VARIANT=fuzz fuzzers
	@FUZZ_SECONDS=$(FUZZ_SECONDS) SUITE_SECONDS=36000 $(run) $(fuzzers)

coverage:
	@find .build/cov -name '*.gcda' -exec rm -f {} + 2>/dev/null || :
	+$(again) VARIANT=cov check; gcov -n -b -s '$(CURDIR)' -r $$(find .build/cov/lib .build/cov/src -name '*.gcno') 2>/dev/null | awk -f tests/coverage.awk

everything:
	+$(again) lint
	+$(again) VARIANT=debug check
	+$(again) VARIANT=asan check
	+$(again) VARIANT=release check

# ---- lint. The quick parts are in check.
sources = $(sort $(wildcard lib/*/*.[ch] src/*/*.[ch]))
shells = $(shell find bin .ci tests examples src -type f ! -name 'spkt-*' ! -name '*.c' ! -name '*.h' \
	-exec awk 'FNR == 1 && /^\#!.*sh/ { print FILENAME } { exit }' {} \; 2>/dev/null | sort)
pages = $(sort $(wildcard man/man[157]/*.[157] man/id/man[157]/*.[157]))

.PHONY: lint lint-quick lint-floors lint-top lint-headers lint-banned lint-sizes lint-shell lint-man lint-c
lint: lint-top lint-quick lint-c
lint-quick: lint-floors lint-headers lint-banned lint-sizes lint-shell lint-man

lint-floors:
	@awk -v floors='$(FLOORS)' -v programs='$(programs_all)' -f tests/floors.awk $(sources)

lint-top:
	@{ if [ -e .git ]; then git ls-files; else ls; fi; } | sh tests/top.sh

lint-headers: $(headers:%=$(OUT)/%.alone)

# A list is included many times with another macro each time, so it cannot stand alone.
$(OUT)/%_list.h.alone: %_list.h
	@mkdir -p $(@D) && touch $@
$(OUT)/%.h.alone: %.h $(OUT)/flags
	@mkdir -p $(@D)
	@$(CC) $(language) $(warnings) -Werror -MMD -MP -MF $@.d -MT $@ -fsyntax-only -x c $< && touch $@
-include $(headers:%=$(OUT)/%.alone.d)

lint-banned:
	@awk -f tests/banned.awk $(sources)

lint-sizes:
	@awk -f tests/sizes.awk $(sources)

lint-shell:
	@if command -v shellcheck >/dev/null; then shellcheck -f gcc $(shells); else echo 'lint-shell: no shellcheck here; not run'; fi

lint-man:
	@if [ -z "$(pages)" ]; then :; elif command -v mandoc >/dev/null; then mandoc -Tlint -Wwarning $(pages); \
	else echo 'lint-man: no mandoc here; not run'; fi

# One file a process: with several, clang-tidy 14 reports va_list errors that are not there.
lint-c:
	+@if command -v clang-tidy >/dev/null; then $(again) $(if $(findstring -j,$(MAKEFLAGS)),,-j$(JOBS)) -k tidy; \
	else echo 'lint-c: no clang-tidy here; not run'; fi
.PHONY: tidy
tidied = $(patsubst %,.build/tidy/%.ok,$(lib_c) $(src_c))
tidy: $(tidied)
.build/tidy/%.ok: % .clang-tidy
	@mkdir -p $(@D)
	@$(CC) $(language) -MM -MP -MT $@ -MF $(@:.ok=.d) $<
	@clang-tidy --quiet $< -- $(language) 2>/dev/null && touch $@
-include $(tidied:.ok=.d)

# ---- what leaves the build
inside = $(if $(wildcard .git),$(shell git ls-files $(1)),$(shell find $(1) -type f))
examples = $(sort $(filter examples/%,$(call inside,examples)))
shipped = $(names:%=$(BINDIR)/spkt-%) $(pages:man/%=$(MANDIR)/%) $(examples:%=$(DOCDIR)/%)
# One script a shell completes all programs; bash and fish look for it under each name.
completions = $(names:%=$(DATADIR)/bash-completion/completions/spkt-%) \
	$(names:%=$(DATADIR)/fish/vendor_completions.d/spkt-%.fish) $(DATADIR)/zsh/site-functions/_spkt

.PHONY: install uninstall dist clean
install: $(names:%=.build/release/bin/spkt-%)
	@set -e; put() { mkdir -p "$$(dirname "$(DESTDIR)$$3")"; install -m "$$1" "$$2" "$(DESTDIR)$$3"; echo "$(DESTDIR)$$3"; }; \
	for p in $(names); do put 755 .build/release/bin/spkt-$$p $(BINDIR)/spkt-$$p; done; \
	for m in $(pages:man/%=%); do put 644 man/$$m $(MANDIR)/$$m; done; \
	for e in $(examples); do if [ -x $$e ]; then put 755 $$e $(DOCDIR)/$$e; else put 644 $$e $(DOCDIR)/$$e; fi; done; \
	words=.build/release/words; rm -rf $$words; mkdir $$words; \
	for f in $(completions); do \
		case $$f in *.fish) shell=fish;; */zsh/*) shell=zsh;; *) shell=bash;; esac; \
		[ -f $$words/$$shell ] || .build/release/bin/spkt-tree completion $$shell >$$words/$$shell 2>/dev/null || : >$$words/$$shell; \
		if [ -s $$words/$$shell ]; then put 644 $$words/$$shell $$f; fi; \
	done

uninstall:
	rm -f $(addprefix $(DESTDIR),$(shipped) $(completions))
	@if [ -d "$(DESTDIR)$(DOCDIR)" ]; then find "$(DESTDIR)$(DOCDIR)" -depth -type d -exec rmdir {} + 2>/dev/null || :; fi

package = spkt-$(VERSION)
SOURCE_DATE_EPOCH ?= $(or $(if $(wildcard .git),$(shell git log -1 --format=%ct 2>/dev/null)),$(shell date -r Makefile +%s))
dist:
	@mkdir -p .build
	@if [ -e .git ]; then git ls-files; else find . -name .build -prune -o -type f ! -path './bin/spkt-*' -print | sed 's,^\./,,'; fi | \
	LC_ALL=C sort | tar --no-recursion --mtime=@$(SOURCE_DATE_EPOCH) --owner=0 --group=0 --numeric-owner \
		--mode=u+rw,go=rX --format=ustar --transform='s,^,$(package)/,' -T - -cf - | gzip -9n >.build/$(package).tar.gz
	@echo .build/$(package).tar.gz

clean:
	rm -rf .build $(programs_all:%=bin/spkt-%)
