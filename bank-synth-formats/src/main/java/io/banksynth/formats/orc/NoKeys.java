package io.banksynth.formats.orc;

import java.security.Key;
import java.util.List;
import org.apache.orc.impl.HadoopShims;
import org.apache.orc.impl.KeyProvider;
import org.apache.orc.impl.LocalKey;
import org.jspecify.annotations.Nullable;

/** Says that no column is encrypted; without it the library asks a Hadoop configuration for key servers. */
final class NoKeys implements KeyProvider {
    @Override
    public List<String> getKeyNames() {
        return List.of();
    }

    @Override
    public HadoopShims.KeyMetadata getCurrentKeyVersion(String name) {
        throw new IllegalArgumentException("No key is named " + name);
    }

    @Override
    public LocalKey createLocalKey(HadoopShims.KeyMetadata key) {
        throw new IllegalArgumentException("No key is named " + key.getKeyName());
    }

    @Override
    public @Nullable Key decryptLocalKey(HadoopShims.KeyMetadata key, byte[] encrypted) {
        return null;
    }

    @Override
    public HadoopShims.KeyProviderKind getKind() {
        return HadoopShims.KeyProviderKind.UNKNOWN;
    }
}
