package io.banksynth.discover.sql;

import java.util.Set;

/**
 * A word, name, literal or sign of a statement.
 *
 * @param word names and keywords in upper case; signs as they are; what literals hold
 * @param text as it stands in the file
 */
public record SqlPart(Kind kind, String word, String text) {
    /** What a part is. */
    public enum Kind {
        WORD,
        /** A name in quotes of any kind. */
        QUOTED,
        STRING,
        NUMBER,
        /** A bind variable or template, whose value nobody knows. */
        PARAMETER,
        SYMBOL,
        /** Oracle's mark of the optional side of a join, {@code (+)}. */
        OUTER
    }

    /** Whether this is that keyword. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && word.equals(keyword);
    }

    /** Whether this is one of those keywords. */
    public boolean isAny(Set<String> keywords) {
        return kind == Kind.WORD && keywords.contains(word);
    }

    /** Whether this is that sign. */
    public boolean symbol(String sign) {
        return kind == Kind.SYMBOL && word.equals(sign);
    }

    /** Whether this can be a name. */
    public boolean named() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
