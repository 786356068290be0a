package dev.platformc.cli.render;

/// A source line as a terminal shows it: tabs as spaces, nothing that moves the cursor, and the
/// column of each of its characters.
///
/// @param text what is printed
/// @param columns column from 0 where each UTF-16 unit of the source line starts, and last the
///   width
/// @param shown offset in `text` of each UTF-16 unit of the source line, and last its length
@SuppressWarnings("ArrayRecordComponent") // made here, seen only by this package, never changed
record ShownLine(String text, int[] columns, int[] shown) {

    static ShownLine of(String line) {
        var text = new StringBuilder();
        var columns = new int[line.length() + 1];
        var shown = new int[line.length() + 1];
        int column = 0;
        int before = 0;
        for (int i = 0; i < line.length(); ) {
            int source = line.codePointAt(i);
            int point = Width.printable(source);
            int width = Width.of(point, before, column);
            for (int unit = 0; unit < Character.charCount(source); unit++) {
                columns[i + unit] = column;
                shown[i + unit] = text.length();
            }
            if (point == '\t') {
                text.repeat(' ', width);
            } else {
                text.appendCodePoint(point);
            }
            column += width;
            before = Width.next(point, before);
            i += Character.charCount(source);
        }
        columns[line.length()] = column;
        shown[line.length()] = text.length();
        return new ShownLine(text.toString(), columns, shown);
    }

    int width() {
        return columns[columns.length - 1];
    }

    int column(int index) {
        return columns[Math.clamp(index, 0, columns.length - 1)];
    }

    /// The part that fits so many columns and shows the place `around`.
    Window window(int around, int limit) {
        if (width() <= limit) {
            return new Window(text, 0, width(), 0);
        }
        int from = around < limit - 30 ? 0 : around - 20;
        int first = indexAt(from);
        int ahead = first > 0 ? 3 : 0;
        boolean whole = width() - columns[first] <= limit - ahead;
        int last = whole ? columns.length - 1 : indexAt(columns[first] + limit - ahead - 3);
        var part = text.substring(shown[first], shown[last]);
        return new Window(
                (first > 0 ? "..." : "") + part + (whole ? "" : "..."),
                columns[first],
                columns[last],
                ahead - columns[first]);
    }

    /// The last unit that starts at this column or before it: behind all that takes no column of
    /// its own, so that no cluster is torn.
    private int indexAt(int column) {
        int low = 0;
        int high = columns.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (columns[middle] <= column) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// A part of a line that is too long.
    ///
    /// @param from first column of the line that it shows
    /// @param to the column after the last
    /// @param shift what to add to a column of the line for its column in the window
    record Window(String text, int from, int to, int shift) {
        boolean shows(int column) {
            return from <= column && column <= to;
        }
    }
}
