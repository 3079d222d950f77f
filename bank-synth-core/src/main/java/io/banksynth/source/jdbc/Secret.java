package io.banksynth.source.jdbc;

/** A password. It is shown nowhere: what is printed of it is stars, and messages are cleared of it. */
public final class Secret {
    private static final String STARS = "***";
    private static final int SHORTEST = 3;

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** What the driver is given. */
    String reveal() {
        return value;
    }

    /** A text in which the password is replaced by stars, however the driver quoted it. */
    String clear(String text) {
        return value.length() < SHORTEST ? text : text.replace(value, STARS);
    }

    @Override
    public String toString() {
        return STARS;
    }
}
