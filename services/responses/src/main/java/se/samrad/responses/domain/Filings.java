package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Stored;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;

/**
 * All that has come in a response's stream, oldest first. Each has to be registered by itself, whatever becomes of the answer.
 *
 * @param seals what is sealed off, by the version of the event by which the answer came
 */
public record Filings(List<Filing> all, Map<Long, ResponseSealed> seals) {
    static final Filings NONE = new Filings(List.of(), Map.of());

    /** What came. */
    public enum Kind {
        ANSWER,
        SUPPLEMENT,
        CONFIRMATION,
        WITHDRAWAL
    }

    /**
     * One of them.
     *
     * @param since version of the event by which it came
     * @param answer version of the event by which the answer came that it is, or is about
     * @param documentNumber in the register of the case; null while it waits for one
     * @param corrections of its registration, oldest first
     */
    public record Filing(
            long since,
            Kind kind,
            long answer,
            Arrival arrived,
            @Nullable String documentNumber,
            List<RegistrationCorrected> corrections) {
        public Filing {
            corrections = List.copyOf(corrections);
        }

        Filing numbered(String documentNumber) {
            return new Filing(since, kind, answer, arrived, documentNumber, corrections);
        }

        Filing corrected(RegistrationCorrected correction) {
            List<RegistrationCorrected> more = new ArrayList<>(corrections);
            more.add(correction);
            String number = correction.documentNumber() == null ? documentNumber : correction.documentNumber();
            return new Filing(since, kind, answer, arrived, number, more);
        }

        /** Whether it has told of what happened in the register of the case by the event of this version. */
        boolean tells(long register) {
            return corrections.stream().anyMatch(one -> one.register() != null && one.register() >= register);
        }

        /** What its heading is named since it was last corrected; null where it is the first. */
        public @Nullable String heading() {
            return corrections.reversed().stream()
                    .map(RegistrationCorrected::heading)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    public Filings {
        all = List.copyOf(all);
        seals = Map.copyOf(seals);
    }

    Filings with(long since, Kind kind, long answer, Arrival arrived) {
        List<Filing> more = new ArrayList<>(all);
        more.add(new Filing(since, kind, answer, arrived, null, List.of()));
        return new Filings(more, seals);
    }

    Filings numbered(long since, String documentNumber) {
        return changed(since, one -> one.numbered(documentNumber));
    }

    Filings corrected(long since, RegistrationCorrected correction) {
        return changed(since, one -> one.corrected(correction));
    }

    private Filings changed(long since, UnaryOperator<Filing> change) {
        return new Filings(
                all.stream()
                        .map(one -> one.since() == since ? change.apply(one) : one)
                        .toList(),
                seals);
    }

    /** What has come so far is sealed off, the answers that stood before this one too; what comes after is not. */
    Filings sealed(ResponseSealed sealed) {
        Map<Long, ResponseSealed> more = new HashMap<>();
        for (Filing one : all) if (one.kind() == Kind.ANSWER) more.put(one.since(), sealed);
        return new Filings(all, more);
    }

    Filings unsealed() {
        return new Filings(all, Map.of());
    }

    /** Whether its sender has sent anything else since this version; what the authority has done with it is nothing of that. */
    boolean cameAfter(long version) {
        return all.stream().anyMatch(one -> one.since() > version);
    }

    /** What of an answer is sealed off; null when nothing. */
    @Nullable
    ResponseSealed sealed(long answer) {
        return seals.get(answer);
    }

    /** What is sealed off of the answer that came by the event of this version, or that what came by it is about. */
    @Nullable
    ResponseSealed sealedWith(long since) {
        return find(since).map(one -> seals.get(one.answer())).orElse(null);
    }

    /** Whether all of an answer, and of what was said about it, is sealed off. */
    public boolean sealedOff(long answer) {
        ResponseSealed sealed = seals.get(answer);
        return sealed != null && sealed.files().isEmpty();
    }

    /** Whether something of any answer is sealed off. */
    public boolean anySealed() {
        return !seals.isEmpty();
    }

    /** What of which answers is sealed off, in one order of writing it; empty when nothing is. */
    public String sealing() {
        return new TreeMap<>(seals)
                .entrySet().stream()
                        .map(seal -> seal.getKey() + ":"
                                + String.join(
                                        "+",
                                        seal.getValue().files().stream()
                                                .map(Stored::sha256)
                                                .sorted()
                                                .toList()))
                        .collect(Collectors.joining(","));
    }

    /**
     * What is handed over of it besides what came: other where other things are sealed off, or a registration was corrected. The same
     * as {@link #sealing} where none ever was.
     */
    public String handedOver() {
        long corrections =
                all.stream().mapToLong(one -> one.corrections().size()).sum();
        return corrections == 0 ? sealing() : sealing() + "#" + corrections;
    }

    public Optional<Filing> find(long since) {
        return all.stream().filter(one -> one.since() == since).findFirst();
    }

    public @Nullable String documentNumber(long since) {
        return find(since).map(Filing::documentNumber).orElse(null);
    }

    public List<Filing> unregistered() {
        return all.stream().filter(one -> one.documentNumber() == null).toList();
    }
}
