# Pages in a browser: -O html of what a station looks at.

load desk

# A month of reports and feedback, with steps.
month() {
	local i day
	for ((i = 0; i < 60; i++)); do
		day=$(printf '2026-11-%02dT%02d:%02d:00+07:00' $((i % 22 + 1)) $((i * 5 % 24)) $((i % 60)))
		echo "$(echo lost lost crime found emergency | cut -d' ' -f$((i % 5 + 1))),desk,$day,KTP <b>hilang</b> & kunci"
	done | sed '1i kind,channel,received,title' | spkt-report import - -q --now 2026-11-23T08:00
	for ((i = 0; i < 40; i++)); do
		day=$(printf '2026-11-%02dT%02d:%02d:00+07:00' $((i % 22 + 1)) $((i * 7 % 24)) $((i % 60)))
		echo "$(echo complaint suggestion praise question | cut -d' ' -f$((i % 4 + 1))),online,$day,Antrean <script>alert(1)</script>,$(echo time behaviour cost | cut -d' ' -f$((i % 3 + 1)))"
	done | sed '1i kind,channel,received,text,aspects' | spkt-feedback import - -q --now 2026-11-23T08:00
	spkt-report list -f id,received | awk -F, 'NR > 1 && NR % 5 { print $1 ",dispatch," substr($2, 1, 10) "T23:" NR % 60 ":00+07:00" }' |
		sed 's/:\(.\):00+/:0\1:00+/;1i id,step,at' | spkt-followup import - -q 2>/dev/null
	spkt-feedback list -f id,received | awk -F, 'NR > 1 && NR % 3 { print $1 ",analyse," substr($2, 1, 10) "T23:58:00+07:00,staffing_too_few," }' |
		sed '1i id,step,at,cause,text' | spkt-followup import - -q 2>/dev/null
}

@test "every view of figures and every list opens without a message and without a request" {
	command -v python3 >/dev/null || skip "python3 is not installed"
	command -v chromium >/dev/null || command -v chromium-headless-shell >/dev/null || skip "chromium is not installed"
	month
	mkdir page
	for view in 'count -g kind' 'count -g kind,channel' 'count -g day' 'heat' 'response -g kind' 'sla -g kind' 'loop -g type,kind' \
		'pareto' 'feedback' 'backlog' 'signal' 'survey' 'load' 'staff' 'cube' 'count -w "kind == \"none\""'; do
		name=$(echo "$view" | tr -c 'a-z\n' -)
		# What needs more than there is says so, and has no page.
		eval "spkt-stats $view -O html -o page/$name.html" 2>err || [ ! -e "page/$name.html" ]
	done
	for view in 'daily --day 2026-11-21' 'weekly --week 2026-W47' 'monthly --month 2026-10'; do
		eval "spkt-stats $view -O html -o page/${view%% *}.html --lang id" 2>err || rm -f "page/${view%% *}.html"
	done
	spkt-report list -O html -o page/report.html
	spkt-feedback list -O html -o page/feedback-list.html --lang id
	spkt-followup list -O html -o page/steps.html
	[ "$(find page -name '*.html' | wc -l)" -ge 10 ]
	python3 "$BATS_TEST_DIRNAME/../browser.py" page/*.html
}

@test "what is no page is told: a message, a request, a link to nothing, too wide" {
	command -v python3 >/dev/null || skip "python3 is not installed"
	command -v chromium >/dev/null || command -v chromium-headless-shell >/dev/null || skip "chromium is not installed"
	echo '<!DOCTYPE html><html><body><h1>a</h1><h1>b</h1><img src="../out.png"><a href="nothing.html">x</a>
		<script>console.log("x")</script><table><tr><td>1</table><svg></svg><p style="width:3000px">x' >bad.html
	run python3 "$BATS_TEST_DIRNAME/../browser.py" bad.html
	[ "$status" -eq 1 ]
	for said in 'desk: console: log' 'desk: request: file:' 'link to nothing: nothing.html' 'wider than the window: 30' '2 headings' \
		'no language' 'no title' 'no policy' 'something that runs' 'a table without a name' 'a picture without words'; do
		grep -q "$said" <<<"$output"
	done
}
