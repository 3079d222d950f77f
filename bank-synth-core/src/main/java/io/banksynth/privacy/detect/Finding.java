package io.banksynth.privacy.detect;

/**
 * A column that looks personal.
 *
 * @param reason one line, without a value
 */
record Finding(Kind kind, String reason) {}
