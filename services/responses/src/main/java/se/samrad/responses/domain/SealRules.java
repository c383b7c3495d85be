package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.List;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseUnsealed;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;

/** What is sealed off only grows until the security role takes the seal away. */
public final class SealRules {
    /** Why nothing is done with what is sealed off, and nothing of it handed out. */
    public static final String SEALED_OFF = "sealed-off";

    private SealRules() {}

    static List<ResponseEvent> seal(Act.Seal seal, Record record) {
        List<Stored> files = files(seal.files(), record);
        ResponseSealed before = record.sealed();
        if (before != null && covers(before, files)) return List.of();
        return List.of(new ResponseSealed(seal.reason(), seal.authority(), seal.date(), files));
    }

    private static boolean covers(ResponseSealed before, List<Stored> files) {
        return before.files().isEmpty() || (!files.isEmpty() && before.files().containsAll(files));
    }

    /** In the order in which they came; with what was sealed off before. */
    private static List<Stored> files(List<String> named, Record record) {
        if (named.isEmpty()) return List.of();
        List<Stored> all = record.files();
        for (int i = 0; i < named.size(); i++) {
            String sha256 = named.get(i);
            if (all.stream().noneMatch(file -> file.sha256().equals(sha256))) {
                throw Rejected.member("files[" + i + "]", "unknown-file");
            }
        }
        List<Stored> sealed = new ArrayList<>();
        for (Stored file : all) {
            if (named.contains(file.sha256()) || record.sealedOff(file.sha256())) sealed.add(file);
        }
        return sealed;
    }

    static List<ResponseEvent> unseal(Act.Unseal unseal, Kept kept) {
        if (!kept.filings().anySealed()) throw Rejected.because("not-sealed");
        return List.of(new ResponseUnsealed(unseal.reason()));
    }

    /** @throws Rejected when all of it is sealed off */
    public static void inTheOpen(Record record) {
        if (record.sealedOff()) throw Rejected.because(SEALED_OFF);
    }
}
