package io.banksynth.generate;

import java.io.Serializable;

/**
 * Names the draws of a link's fan-outs, so that every machine that holds the plan draws the same.
 *
 * @param link the relationship's label
 * @param level where the table points at itself the level whose rows are drawn for, from 1; else 0
 * @param tilt of the learned distribution, 0 as learned
 * @param lift children that every parent has more
 * @param rate added children per learned child where rows are added to an earlier run; else 0
 */
public record FanOutDraws(String link, int level, double tilt, long lift, double rate) implements Serializable {
    static FanOutDraws learned(String link) {
        return new FanOutDraws(link, 0, 0, 0, 0);
    }

    FanOutDraws tilted(double newTilt) {
        return new FanOutDraws(link, level, newTilt, lift, rate);
    }

    FanOutDraws lifted(long newLift) {
        return new FanOutDraws(link, level, tilt, newLift, rate);
    }

    FanOutDraws ofLevel(int newLevel) {
        return new FanOutDraws(link, newLevel, tilt, lift, rate);
    }

    FanOutDraws added(double newRate) {
        return new FanOutDraws(link, level, tilt, lift, newRate);
    }
}
