package io.banksynth.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.banksynth.document.DocumentNode;
import io.banksynth.generate.IndexBytes;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A plan as bytes, from which another process makes the same rows: the pack's files, the request, and the counts. It grows
 * with the pack and by 8 bytes for each block of parents, not with the rows. Never kept: both sides are the same version.
 */
public final class PortablePlan {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PortablePlan() {}

    /** The bytes of pack and request, which need no row to be drawn. */
    public static byte[] bytes(ModelPack pack, GenerationRequest request) {
        return bytes(out -> {
            Map<String, byte[]> files = PackFiles.files(pack);
            out.writeInt(files.size());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeInt(file.getValue().length);
                out.write(file.getValue());
            }
            byte[] asked = JSON.writeValueAsBytes(RequestTree.of(request));
            out.writeInt(asked.length);
            out.write(asked);
        });
    }

    /** The plan that was written by {@link #bytes(ModelPack, GenerationRequest)}. */
    public static GenerationPlan plan(byte[] bytes) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int i = in.readInt(); i > 0; i--) {
                files.put(in.readUTF(), in.readNBytes(in.readInt()));
            }
            Object asked = JSON.readValue(in.readNBytes(in.readInt()), Object.class);
            GenerationRequest request = RequestTree.request(new DocumentNode(asked, "", path -> "request " + path));
            ModelPack pack = PackFiles.load("of the run", name -> Objects.requireNonNull(files.get(name)))
                    .pack();
            return Planner.plan(pack, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a plan's counts. */
    public static byte[] counts(IndexedPlan plan) {
        return bytes(out -> IndexBytes.write(plan, out));
    }

    /**
     * A plan with its counts.
     *
     * @param counts as {@link #counts} wrote them of the same plan
     */
    public static IndexedPlan indexed(GenerationPlan plan, byte[] counts) {
        try {
            return IndexBytes.read(plan, new DataInputStream(new ByteArrayInputStream(counts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
