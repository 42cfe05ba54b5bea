# The figures of a table, without our code: tab-separated columns r (seconds since 1970
# by the wall clock of the place, received), t (the other stage, empty: none), and any
# others, with a header. g="a,b": the groups; what=count or response. CSV, sorted.
BEGIN { FS = "\t" }
NR == 1 {
	for (i = 1; i <= NF; i++) at[$i] = i
	groups = split(g, group, ",")
	next
}
{
	name = ""
	for (i = 1; i <= groups; i++) name = name value(group[i]) "\001"
	n[name]++
	if (what == "count") next
	seconds = $at["t"] == "" ? "" : $at["t"] - $at["r"]
	if (seconds == "" || seconds < 0) excluded[name]++
	else durations[name] = durations[name] " " seconds
}
END {
	print g (groups > 0 ? "," : "") (what == "count" ? "n" : "n,excluded,median_s,p90_s,max_s")
	# By the names themselves: what ends comes before what goes on.
	sorter = "LC_ALL=C sort | sed 's/.*\002//'"
	for (name in n) print name "\002" row(name) (what == "count" ? n[name] : measured(name)) | sorter
	close(sorter)
}

function value(column) {
	if (column == "hour") return int($at["r"] / 3600) % 24
	if (column == "weekday") return (int($at["r"] / 86400) + 3) % 7 + 1
	if (column == "day") return strftime("%Y-%m-%d", $at["r"], 1)
	if (column == "week") return strftime("%G-W%V", $at["r"], 1)
	if (column == "month") return strftime("%Y-%m", $at["r"], 1)
	if (column == "daypart") return daypart(int($at["r"] / 21600) % 4)
	return $at[column]
}

function daypart(quarter) {
	return quarter == 0 ? "night" : quarter == 1 ? "morning" : quarter == 2 ? "afternoon" : "evening"
}

function row(name,   part, count, i, cells) {
	count = split(name, part, "\001")
	for (i = 1; i < count; i++) cells = cells cell(part[i]) ","
	return cells
}

function cell(text) {
	if (text !~ /[",]/) return text
	gsub(/"/, "\"\"", text)
	return "\"" text "\""
}

# By nearest rank.
function measured(name,   count, list, command, i) {
	count = split(durations[name], list, " ")
	if (count == 0) return "0," excluded[name] + 0 ",,,"
	order(list, 1, count)
	return count "," excluded[name] + 0 "," list[rank(50, count)] "," list[rank(90, count)] "," list[count]
}

function rank(percent, count) {
	return int((percent * count + 99) / 100)
}

function order(list, from, to,   i, j, middle, swap) {
	if (from >= to) return
	middle = list[int((from + to) / 2)] + 0
	i = from
	j = to
	while (i <= j) {
		while (list[i] + 0 < middle) i++
		while (list[j] + 0 > middle) j--
		if (i <= j) { swap = list[i]; list[i] = list[j]; list[j] = swap; i++; j-- }
	}
	order(list, from, j)
	order(list, i, to)
}
