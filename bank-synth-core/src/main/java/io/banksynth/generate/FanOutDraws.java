package io.banksynth.generate;

import java.io.Serializable;

/**
 * Names the draws of a link's fan-outs, so that every machine that holds the plan draws the same.
 *
 * @param link the relationship's label
 * @param level where the table points at itself the level whose rows are drawn for, from 1; else 0
 * @param tilt of the learned distribution, 0 as learned
 * @param lift children that every parent has more
 * @param asking whether what a parent is may tell how many children it has
 * @param rate added children per learned child where rows are added to an earlier run; else 0
 */
public record FanOutDraws(String link, int level, double tilt, long lift, boolean asking, double rate)
        implements Serializable {
    static FanOutDraws learned(String link) {
        return new FanOutDraws(link, 0, 0, 0, true, 0);
    }

    FanOutDraws tilted(double newTilt) {
        return new FanOutDraws(link, level, newTilt, lift, asking, rate);
    }

    FanOutDraws lifted(long newLift) {
        return new FanOutDraws(link, level, tilt, newLift, asking, rate);
    }

    FanOutDraws ofLevel(int newLevel) {
        return new FanOutDraws(link, newLevel, tilt, lift, asking, rate);
    }

    FanOutDraws added(double newRate) {
        return new FanOutDraws(link, level, tilt, lift, asking, newRate);
    }

    /** As over all parents, whatever each of them is. */
    FanOutDraws withoutAsking() {
        return new FanOutDraws(link, level, tilt, lift, false, rate);
    }
}
