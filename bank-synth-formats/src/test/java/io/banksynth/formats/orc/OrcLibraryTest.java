package io.banksynth.formats.orc;

import io.banksynth.formats.FormatContract;
import io.banksynth.sink.TableSink;

/** orc-core's writer, the reference that our encoder is compared with. */
class OrcLibraryTest extends FormatContract {
    @Override
    protected TableSink.Format format() {
        return OrcFormat.library();
    }
}
