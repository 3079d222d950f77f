package io.banksynth.generate.tree;

/** A term, compiled: reads the registers of a row machine. */
interface TermCode {
    long value(long[] registers);
}
