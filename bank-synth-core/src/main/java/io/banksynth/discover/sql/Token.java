package io.banksynth.discover.sql;

import java.util.Set;

/**
 * A piece of SQL text.
 *
 * @param word a name folded to upper case, a symbol, or what a literal holds
 * @param line in the file, from 1
 * @param start where it begins in its segment
 * @param end behind its last character
 */
record Token(Kind kind, String word, int line, int start, int end) {
    enum Kind {
        /** A name or a keyword. */
        WORD,
        /** A name in quotes, or one made by a template: never a keyword. */
        QUOTED,
        /** A literal in single quotes. */
        STRING,
        NUMBER,
        /** A bind variable or a template whose value is unknown. */
        PARAMETER,
        SYMBOL,
        /** Oracle's mark of the optional side of a join, {@code (+)}. */
        OUTER,
        /** The end of a statement. */
        END
    }

    /** Whether this is that keyword. */
    boolean is(String keyword) {
        return kind == Kind.WORD && word.equals(keyword);
    }

    /** Whether this is one of those keywords. */
    boolean isAny(Set<String> keywords) {
        return kind == Kind.WORD && keywords.contains(word);
    }

    boolean symbol(String text) {
        return kind == Kind.SYMBOL && word.equals(text);
    }

    /** Whether this can be a part of a name. */
    boolean named() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean literal() {
        return kind == Kind.STRING || kind == Kind.NUMBER;
    }
}
