# What suites of figures share: pages and pictures are read by a parser.

# page FILE: HTML whose elements are closed in order.
page() {
	grep -q '^<!DOCTYPE html>' "$1"
	not grep -q '<script' "$1"
	xmllint --html --noout "$1" 2>&1 | grep error | not grep -v 'Tag [a-z]* invalid'
}

# picture FILE: SVG that is well-formed XML.
picture() {
	xmllint --noout "$1"
	grep -q '^<svg' "$1"
}
