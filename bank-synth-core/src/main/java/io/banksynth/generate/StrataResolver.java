package io.banksynth.generate;

import io.banksynth.generate.kernel.Frame;
import io.banksynth.generate.kernel.LinkFrame;

/** Matches children with parents that share something with their driver (see {@link StrataMatch}). */
final class StrataResolver implements ParentResolver {
    private final StrataMatch match;
    private final FanOutIndex.Cursor drivers;
    private final StrataIndex.Cursor places;
    private final StrataIndex.Cursor parents;
    private final long driven;
    private long driver = LinkFrame.NONE;
    private long first;
    private int stratum;

    StrataResolver(StrataMatch match, ParentStrata driverStrata, ParentStrata strata) {
        this.match = match;
        this.drivers = match.driver().fanOuts().cursor();
        this.places = match.driver().cursor(driverStrata);
        this.parents = match.other().cursor(strata);
        this.driven = match.driver().fanOuts().end();
    }

    @Override
    public void resolve(Frame frame, LinkFrame link) {
        long[] rows = frame.rows();
        int size = frame.size();
        for (int i = 0; i < size; i++) {
            if (seek(rows[i])) {
                link.parentRows()[i] = parents.parent();
                link.ordinals()[i] = parents.ordinal();
                link.fanOuts()[i] = parents.fanOut();
            } else {
                link.parentRows()[i] = LinkFrame.NONE;
            }
        }
    }

    private boolean seek(long row) {
        if (row >= driven) {
            return match.seekDriverless(row - driven, parents);
        }
        drivers.seek(row);
        if (drivers.parent() != driver) {
            driver = drivers.parent();
            stratum = places.stratum(driver);
            first = places.rank(driver);
        }
        return match.seek(stratum, first + drivers.ordinal(row), parents);
    }
}
