package se.samrad.portal.staff.diary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.portal.backend.ResponseText;
import se.samrad.portal.backend.Upload;
import se.samrad.portal.wording.Wording;

/** A response as it came, with how far it has come. */
public record Original(
        String response,
        @Nullable Long record,
        @Nullable Long answer,
        String consultation,
        @Nullable String body,
        @Nullable String bodyName,
        @Nullable String sender,
        @Nullable String channel,
        @Nullable Arrival arrived,
        @Nullable String arrivedReason,
        @Nullable Instant receivedAt,
        boolean late,
        @Nullable Upload upload,
        @Nullable String status,
        @Nullable String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable Position position,
        boolean preliminary,
        @Nullable String reference,
        @Nullable OwnDecision decision,
        @Nullable String text,
        @Nullable List<ResponseText.Answer> answers,
        @Nullable List<ResponseText.OfSection> sections,
        @Nullable List<NamedFile> files,
        @Nullable List<LeftOut> leftOut,
        @Nullable String documentNumber,
        @Nullable String subject,
        boolean assessed,
        boolean secret,
        @Nullable String provision,
        @Nullable String authority,
        @Nullable LocalDate assessedOn,
        @Nullable List<Passage> secretPassages,
        @Nullable List<Passage> passages,
        boolean exposesSecrets,
        boolean earlierRead,
        @Nullable Interpretation interpretation,
        @Nullable Confirmation confirmation,
        @Nullable Withdrawal withdrawal,
        @Nullable SealedOff sealed,
        @Nullable List<Added> supplements,
        @Nullable List<Earlier> earlier,
        @Nullable List<Came> documents,
        @Nullable List<Corrected> corrections,
        @Nullable String series,
        @Nullable Long version) {

    /** A file with its name. */
    public record NamedFile(
            String sha256,
            @Nullable String name,
            long size,
            @Nullable String safety,
            @Nullable WebCopy copy,
            @Nullable List<Tells> tells) {
        public boolean isWaiting() {
            return "WAITING".equals(safety);
        }

        public boolean isInfected() {
            return "INFECTED".equals(safety);
        }
    }

    /** A file that came with it and was not received. */
    public record LeftOut(String name, @Nullable String reason) {
        public boolean isInfected() {
            return "file-infected".equals(reason);
        }
    }

    /** What a file says of people beside its words. */
    public record Tells(String field, String value) {}

    /**
     * What the web shows in the place of a file.
     *
     * @param reason why the office has made it by itself; null for one with passages
     */
    public record WebCopy(
            String sha256,
            long size,
            @Nullable String safety,
            int hidden,
            @Nullable String reason) {
        public boolean isWaiting() {
            return "WAITING".equals(safety);
        }
    }

    /** What the office reads positions to be that the sender has not stated. */
    public record Interpretation(
            @Nullable Position position,
            @Nullable List<SectionPosition> sections,
            @Nullable String reason) {}

    /**
     * How a body said that it had decided what it answered.
     *
     * @param said what the answer itself had said of a decision
     */
    public record Confirmation(
            @Nullable String channel,
            @Nullable Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable OwnDecision decision,
            @Nullable OwnDecision said,
            @Nullable NamedFile extract) {}

    /**
     * What the same sender had answered before.
     *
     * @param unassessed how much of what was added to it is not checked for secrecy
     */
    public record Earlier(
            long record,
            @Nullable Arrival arrived,
            @Nullable String status,
            @Nullable String documentNumber,
            int unassessed) {}

    /** Something that the sender has added to the answer. */
    public record Added(
            long record,
            @Nullable Arrival arrived,
            @Nullable String text,
            @Nullable List<NamedFile> files,
            @Nullable String documentNumber,
            boolean assessed,
            boolean secret,
            boolean published) {}

    /** Something that came, which is registered by itself. */
    public record Came(
            long record,
            String kind,
            @Nullable Arrival arrived,
            @Nullable String documentNumber,
            @Nullable String subject) {
        public boolean isRegistered() {
            return documentNumber != null;
        }
    }

    /**
     * That what was entered in the register was corrected.
     *
     * @param documentNumber the number from then on; null where it stayed
     * @param earlierSubject the heading before, as far as it may be told
     */
    public record Corrected(
            long record,
            @Nullable String documentNumber,
            @Nullable String earlierNumber,
            boolean subjectChanged,
            @Nullable String earlierSubject,
            @Nullable String reason,
            @Nullable String by,
            @Nullable LocalDate on) {}

    /** How the sender took it back, and what the sender said about it. */
    public record Withdrawal(
            @Nullable String channel,
            @Nullable Arrival arrived,
            @Nullable String arrivedReason,
            @Nullable String reason) {}

    /**
     * That something of it is sealed off.
     *
     * @param reason for whoever may open it, as are the files
     */
    public record SealedOff(
            boolean whole,
            int files,
            @Nullable LocalDate date,
            @Nullable String authority,
            @Nullable String contact,
            @Nullable String reason,
            @Nullable List<String> sealedFiles) {
        public boolean holds(String sha256) {
            return sealedFiles != null && sealedFiles.contains(sha256);
        }
    }

    /** A passage that the service found worth a look. */
    public record Proposal(String in, int start, int length, String kind, Passage.Ground ground) {}

    /** All of them. */
    public record Proposals(@Nullable List<Proposal> passages) {}

    public @Nullable LocalDate arrivedOn() {
        return arrived == null ? null : arrived.day();
    }

    public boolean isPerson() {
        return "PERSON".equals(sender);
    }

    /** An organisation that answered without an account: nobody but itself has said which one. */
    private boolean isStated() {
        return "ORGANISATION".equals(sender);
    }

    /** Who it is from, as far as it is known; null for a person who said nothing. */
    public @Nullable String from() {
        if (bodyName != null) return bodyName;
        if (organisation != null) return organisation;
        return isPerson() || isStated() || body == null ? name : body;
    }

    /** Who it is from in words, which tell a name that its sender has stated from one that is known. */
    String fromWhom(Wording say) {
        if (isStated())
            return organisation == null ? say.text("search.organisation") : say.text("diary.from.stated", organisation);
        return fromOrPerson(say);
    }

    private String fromOrPerson(Wording say) {
        String from = from();
        return from == null ? say.text("responses.person") : from;
    }

    /** The same in a heading of the register, which outlives the name of a private person: that can be deleted. */
    String inHeading(Wording say) {
        if (isPerson()) return say.text("responses.person");
        return isStated() && organisation == null ? say.text("search.organisation") : fromOrPerson(say);
    }

    /** All of it is sealed off: nothing is done with it but to register it, and to take it back. */
    public boolean isSealedOff() {
        return sealed != null && sealed.whole();
    }

    public boolean isRegistered() {
        return documentNumber != null;
    }

    /** The case numbers its documents by itself. */
    public boolean isOwnSeries() {
        return "OWN".equals(series);
    }

    /** The numbers of the case come from the authority's diary. */
    public boolean isTypedNumbers() {
        return "TYPED".equals(series);
    }

    /** All that came from the sender, oldest first. */
    public List<Came> all() {
        return documents == null ? List.of() : documents;
    }

    /** What waits for a number. */
    public List<Came> unregistered() {
        return all().stream().filter(one -> !one.isRegistered()).toList();
    }

    /** What has a number, which can be corrected. */
    public List<Came> registered() {
        return all().stream().filter(Came::isRegistered).toList();
    }

    /** What stands ready to be corrected: what is read here, or else what came first; null when nothing has a number. */
    @Nullable
    Came correctable() {
        List<Came> registered = registered();
        return registered.stream()
                .filter(one -> isRead(one))
                .findFirst()
                .orElse(registered.isEmpty() ? null : registered.getFirst());
    }

    /** What stands ready to be registered: what is read here, or else what has waited longest; null when nothing waits. */
    public @Nullable Came proposed() {
        List<Came> waiting = unregistered();
        return waiting.stream()
                .filter(one -> isRead(one))
                .findFirst()
                .orElse(waiting.isEmpty() ? null : waiting.getFirst());
    }

    /** Whether it is what is read here, and not something else that came from the same sender. */
    public boolean isRead(Came one) {
        return record != null && record == one.record();
    }

    /** Whether anything waits for a number. */
    public boolean isWaiting() {
        return !isRegistered() || !unregistered().isEmpty();
    }

    public boolean isPublished() {
        return "PUBLISHED".equals(status);
    }

    public boolean isDisowned() {
        return "DISOWNED".equals(status);
    }

    public boolean isSuperseded() {
        return "SUPERSEDED".equals(status);
    }

    public boolean isWithdrawn() {
        return "WITHDRAWN".equals(status);
    }

    /** What the answer says of a decision; a confirmation tells its own. */
    public @Nullable OwnDecision saidDecision() {
        return confirmation == null ? decision : confirmation.said();
    }

    /** Whether it is something added to an answer. */
    public boolean isSupplement() {
        return answer != null;
    }

    /** Whether it counts as the sender's answer. */
    public boolean isStanding() {
        return !isDisowned() && !isWithdrawn() && !isSuperseded();
    }

    List<ResponseText.Answer> answered() {
        return answers == null ? List.of() : answers;
    }

    List<ResponseText.OfSection> said() {
        return sections == null ? List.of() : sections;
    }

    /**
     * What can be hidden, with what was proposed and what is hidden already.
     *
     * @param more what somebody is about to hide besides
     */
    List<Sentences.Sentence> sentences(List<Proposal> proposals, List<Sentences.Spot> more) {
        List<Sentences.Spot> spots = new ArrayList<>();
        proposals.forEach(one -> spot(one.in(), one.start(), one.length(), one.kind(), one.ground(), spots));
        hidden().forEach(one -> spot(one.in(), one.start(), one.length(), null, null, spots));
        more.forEach(one -> spot(one.in(), one.start(), one.length(), null, null, spots));
        List<Sentences.Sentence> all = new ArrayList<>(Sentences.of("text", text, spots));
        answered().forEach(answer -> all.addAll(Sentences.of("answers/" + answer.question(), answer.text(), spots)));
        said().forEach(part -> all.addAll(Sentences.of("sections/" + part.section(), part.text(), spots)));
        return all;
    }

    private void spot(
            String in,
            int start,
            int length,
            @Nullable String kind,
            Passage.@Nullable Ground ground,
            List<Sentences.Spot> spots) {
        String words = part(in);
        if (words == null || start < 0 || length < 1 || start > words.length() - length) return;
        Sentences.Spot spot =
                new Sentences.Spot(in, start, length, words.substring(start, start + length), kind, ground);
        if (spots.stream().noneMatch(other -> other.place().equals(spot.place()))) spots.add(spot);
    }

    private @Nullable String part(String in) {
        if (in.equals("text")) return text;
        for (ResponseText.Answer answer : answered())
            if (in.equals("answers/" + answer.question())) return answer.text();
        for (ResponseText.OfSection part : said()) if (in.equals("sections/" + part.section())) return part.text();
        return null;
    }

    /** The words that are marked as secret; empty for the whole response. */
    public List<String> secretWords() {
        List<String> words = new ArrayList<>();
        for (Passage one : secretPassages == null ? List.<Passage>of() : secretPassages) {
            String text = part(one.in());
            if (text != null && one.start() <= text.length() - one.length()) {
                words.add(text.substring(one.start(), one.start() + one.length()));
            }
        }
        return words;
    }

    /** The part in which words first stand; null when none. */
    @Nullable
    String partWith(String words) {
        for (String name : partNames()) {
            String text = part(name);
            if (text != null && text.contains(words)) return name;
        }
        return null;
    }

    /** Where words stand as such, in every part. */
    List<Sentences.Spot> spotsOf(String words) {
        List<Sentences.Spot> spots = new ArrayList<>();
        for (String name : partNames()) {
            String text = part(name);
            if (text != null) spots.addAll(Sentences.places(name, text, words));
        }
        return spots;
    }

    /** Every place where words stand, in every part. */
    List<Place> placesOf(String words) {
        List<Place> places = new ArrayList<>();
        for (String name : partNames()) {
            String text = part(name);
            if (text == null) continue;
            for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
                places.add(new Place(name, at, words.length()));
            }
        }
        return places;
    }

    /** A place in a part, as the service takes it. */
    record Place(String in, int start, int length) {
        boolean touches(Place other) {
            return in.equals(other.in) && start < other.start + other.length && other.start < start + length;
        }
    }

    /** As everybody would read it with what is hidden now. */
    ResponseText withoutHidden() {
        List<ResponseText.Mask> masks = hidden().stream()
                .map(one -> new ResponseText.Mask(
                        one.in(), one.start(), one.length(), one.ground().name(), one.provision()))
                .toList();
        return new ResponseText(response, null, text, answered(), said(), masks);
    }

    private List<String> partNames() {
        List<String> names = new ArrayList<>(List.of("text"));
        answered().forEach(answer -> names.add("answers/" + answer.question()));
        said().forEach(part -> names.add("sections/" + part.section()));
        return names;
    }

    List<Passage> hidden() {
        return passages == null ? List.of() : passages;
    }
}
