package io.banksynth.discover.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that nothing outside of it can disturb: from one {@code -- @name:} line to the next.
 *
 * @param query the name, empty before the first
 * @param firstLine the line of the file on which the text begins, from 1
 */
record Segment(String query, String text, int firstLine) {
    private static final Pattern NAME = Pattern.compile("(?m)^[ \\t]*--[ \\t]*@name[ \\t]*:[ \\t]*(.*?)[ \\t]*\\r?$");

    /** The segments of a file, in order. */
    static List<Segment> of(String text) {
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        String query = "";
        int from = 0;
        int line = 1;
        while (matcher.find()) {
            line = add(segments, query, text.substring(from, matcher.start()), line);
            query = matcher.group(1);
            from = matcher.start();
        }
        add(segments, query, text.substring(from), line);
        return segments;
    }

    private static int add(List<Segment> segments, String query, String text, int line) {
        if (!text.isBlank()) {
            segments.add(new Segment(query, text, line));
        }
        int lines = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return line + lines;
    }
}
