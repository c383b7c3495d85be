package se.samrad.responses.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Position;
import se.samrad.contracts.Stored;
import se.samrad.contracts.published.PublicReading;
import se.samrad.contracts.published.PublicResponse;
import se.samrad.contracts.published.PublicResponseEvent;
import se.samrad.contracts.published.PublicResponseEvent.AnswerConfirmed;
import se.samrad.contracts.published.PublicResponseEvent.AnswerTakenBack;
import se.samrad.contracts.published.PublicResponseEvent.OrganisationAnswered;
import se.samrad.contracts.published.PublicResponseEvent.PersonAnswered;
import se.samrad.contracts.published.PublicResponseEvent.ResponseInterpreted;
import se.samrad.contracts.published.PublicResponseEvent.ResponseReadable;
import se.samrad.contracts.published.PublicResponseEvent.ResponseUnreadable;
import se.samrad.contracts.published.PublicResponseEvent.SupplementReadable;
import se.samrad.contracts.published.PublicResponseEvent.SupplementUnreadable;
import se.samrad.contracts.published.PublicSupplement;
import se.samrad.contracts.responses.ResponseEvent;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.contracts.responses.ResponseEvent.PositionsInterpreted;
import se.samrad.contracts.responses.ResponseEvent.RegistrationCorrected;
import se.samrad.contracts.responses.ResponseEvent.ResponseConfirmed;
import se.samrad.contracts.responses.ResponseEvent.ResponseDisowned;
import se.samrad.contracts.responses.ResponseEvent.ResponseMasked;
import se.samrad.contracts.responses.ResponseEvent.ResponsePublished;
import se.samrad.contracts.responses.ResponseEvent.ResponseReceived;
import se.samrad.contracts.responses.ResponseEvent.ResponseRegistered;
import se.samrad.contracts.responses.ResponseEvent.ResponseRetracted;
import se.samrad.contracts.responses.ResponseEvent.ResponseSealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseSupplemented;
import se.samrad.contracts.responses.ResponseEvent.ResponseUnsealed;
import se.samrad.contracts.responses.ResponseEvent.ResponseWithdrawn;
import se.samrad.contracts.responses.ResponseEvent.SecrecyAssessed;
import se.samrad.contracts.responses.Sender;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.Response.Standing;
import se.samrad.responses.domain.Response.Supplement;
import se.samrad.responses.domain.Response.Web;
import se.samrad.responses.domain.Response.Withdrawn;

/** What everybody may know of a response, and how its course is told to them. */
public final class InPublic {
    private static final PublicReading NOTHING = new PublicReading(null, null, null);

    private InPublic() {}

    /** The answer that everybody can read at this instant; null when none. */
    public static @Nullable ResponsePublished readable(Response response, Instant now) {
        ResponsePublished published = published(response);
        boolean over = published != null && published.until() != null && Deadline.passed(published.until(), now);
        return over ? null : published;
    }

    /** What was published last and has not been taken down, whether or not its last day has passed; null when nothing. */
    public static @Nullable ResponsePublished published(Response response) {
        return response instanceof Standing standing && standing.web() instanceof Web.Readable readable
                ? readable.published()
                : null;
    }

    /**
     * How it stands for everybody. What was written and the position are told only while it can be read, and nothing else of
     * it ever: not that something is secret, not how many files came but those that a person has let everybody save.
     */
    public static @Nullable Object open(Response response) {
        if (!(response instanceof Kept kept)) return null;
        ResponseReceived received = kept.record().received();
        ResponsePublished published = published(response);
        return new PublicResponse(
                kept instanceof Standing,
                received.sender(),
                openArrival(received),
                published != null,
                published == null ? null : published.text(),
                published == null ? null : published.position(),
                published == null ? null : published.until(),
                Responses.earlierShown(kept) ? true : null,
                interpreted(kept),
                openFirst(kept),
                published == null ? null : files(published),
                openSupplements(kept),
                published == null ? null : reading(kept));
    }

    /** Of what everybody reads, which need not be the newest. */
    private static @Nullable PublicReading reading(Kept kept) {
        Record read = kept instanceof Standing standing ? standing.read() : null;
        if (read == null) return null;
        boolean earlier = read.since() != kept.record().since();
        PublicReading reading = new PublicReading(
                earlier ? openArrival(read.received()) : null, read.preliminary() ? true : null, confirmedOn(read));
        return reading.equals(NOTHING) ? null : reading;
    }

    private static @Nullable LocalDate confirmedOn(Record read) {
        return read.confirmed() == null ? null : read.confirmed().arrived().day();
    }

    private static @Nullable List<PublicSupplement> openSupplements(Response response) {
        List<PublicSupplement> shown = new ArrayList<>();
        for (Supplement one : readSupplements(response)) {
            if (!(one.web() instanceof Web.Readable readable)) continue;
            ResponsePublished published = readable.published();
            shown.add(new PublicSupplement(openArrival(one.record().received()), published.text(), files(published)));
        }
        return shown.isEmpty() ? null : shown;
    }

    private static List<Supplement> readSupplements(Response response) {
        Record read = response instanceof Standing standing ? standing.read() : null;
        return read == null ? List.of() : read.supplements();
    }

    /** All that everybody can read at this instant, the answer's first, then what was added to it. This alone says what may be read. */
    public static List<ResponsePublished> allReadable(Response response, Instant now) {
        ResponsePublished published = readable(response, now);
        if (published == null) return List.of();
        List<ResponsePublished> all = new ArrayList<>(List.of(published));
        for (Supplement one : readSupplements(response)) {
            if (one.web() instanceof Web.Readable readable) all.add(readable.published());
        }
        return all;
    }

    /**
     * A text that everybody can read.
     *
     * @param supplement the number of what it was added with, counted from 1; 0 for the answer itself
     * @param file what the copy is called whose words it is; null for what was written
     * @param number of the file among those that can be saved, counted from 1; 0 for what was written
     */
    public record Words(
            Stored text, int supplement, @Nullable String file, int number) {}

    /** Every text that everybody can read at this instant: what was written, and the words of copies that were made here. */
    public static List<Words> words(Response response, Instant now) {
        Record read = response instanceof Standing standing ? standing.read() : null;
        if (read == null) return List.of();
        List<Words> all = new ArrayList<>();
        int supplements = 0;
        int files = 0;
        for (ResponsePublished published : allReadable(response, now)) {
            Long of = published.record();
            int supplement = of == null ? 0 : ++supplements;
            if (published.text() != null) all.add(new Words(published.text(), supplement, null, 0));
            Record record = of == null ? read : read.find(of).orElseThrow();
            for (Stored file : published.files()) {
                int number = ++files;
                Stored text = record.copy(file.sha256()).map(FileMasked::text).orElse(null);
                if (text != null) all.add(new Words(text, supplement, copyName(number, "pdf"), number));
            }
        }
        return all;
    }

    /**
     * A file that everybody can save and beside which no text says what is in it.
     *
     * @param number among those that can be saved, counted from 1
     * @param masked whether it is a copy that the office has made by itself
     * @param content of the record it came with, by which the sender's name for it is found
     */
    public record Whole(Stored file, int number, boolean masked, String content) {}

    /** Every file that everybody can save at this instant whose words stand in it alone. */
    public static List<Whole> wholeFiles(Response response, Instant now) {
        Record read = response instanceof Standing standing ? standing.read() : null;
        if (read == null) return List.of();
        List<Whole> all = new ArrayList<>();
        int files = 0;
        for (ResponsePublished published : allReadable(response, now)) {
            Long of = published.record();
            Record record = of == null ? read : read.find(of).orElseThrow();
            for (Stored file : published.files()) {
                int number = ++files;
                FileMasked masked = record.copy(file.sha256()).orElse(null);
                if (masked != null && masked.text() != null) continue;
                all.add(new Whole(
                        file, number, masked != null, record.received().content()));
            }
        }
        return all;
    }

    /** The sender's name for a file may tell as much as what was hidden in it. */
    public static String copyName(int number, String ending) {
        return "bilaga-" + number + "-avidentifierad." + ending;
    }

    private static @Nullable Arrival openFirst(Kept kept) {
        Arrival first = Responses.first(kept);
        if (first == null) return null;
        return kept.record().received().sender() == Sender.PERSON ? Arrival.on(first.day()) : first;
    }

    private static @Nullable List<Stored> files(ResponsePublished published) {
        return published.files().isEmpty() ? null : published.files();
    }

    /** Of a person only the day: the minute could tell who it was. */
    private static Arrival openArrival(ResponseReceived received) {
        return received.sender() == Sender.PERSON
                ? Arrival.on(received.arrived().day())
                : received.arrived();
    }

    static @Nullable PublicResponseEvent tell(Response before, ResponseEvent event, Response after) {
        return switch (event) {
            case ResponseReceived received -> answered(received);
            case ResponsePublished published
            when published.record() != null ->
                new SupplementReadable(arrival(after, published.record()), published.text(), files(published));
            case ResponsePublished published ->
                new ResponseReadable(
                        published.text(),
                        published.position(),
                        published.sections(),
                        published.until(),
                        files(published));
            case ResponseRetracted retracted
            when retracted.record() != null ->
                published(before) == null ? null : new SupplementUnreadable(arrival(after, retracted.record()));
            case ResponseRetracted retracted -> published(before) == null ? null : new ResponseUnreadable();
            case ResponseSupplemented supplemented -> null;
            case ResponseDisowned disowned -> disowned(before, after);
            case ResponseWithdrawn withdrawn -> new AnswerTakenBack();
            case PositionsInterpreted read ->
                Objects.equals(interpreted(before), interpreted(after))
                        ? null
                        : new ResponseInterpreted(interpreted(after));
            case ResponseConfirmed confirmed ->
                published(after) != null && Responses.shown((Kept) after)
                        ? new AnswerConfirmed(confirmed.arrived().day())
                        : null;
            case ResponseSealed sealed -> published(before) == null ? null : new ResponseUnreadable();
            case ResponseUnsealed unsealed -> null;
            case ResponseRegistered registered -> null;
            case RegistrationCorrected corrected -> null;
            case SecrecyAssessed assessed -> null;
            case ResponseMasked masked -> null;
            case FileMasked masked -> null;
        };
    }

    private static @Nullable Position interpreted(Response response) {
        Record read = response instanceof Standing standing ? standing.read() : null;
        return read == null ? null : read.interpretedPosition();
    }

    private static Arrival arrival(Response response, long record) {
        return openArrival(((Kept) response).find(record).orElseThrow().received());
    }

    private static PublicResponseEvent answered(ResponseReceived received) {
        return received.sender() == Sender.PERSON
                ? new PersonAnswered(received.arrived().day())
                : new OrganisationAnswered(received.arrived());
    }

    private static @Nullable PublicResponseEvent disowned(Response before, Response after) {
        if (after instanceof Standing earlier) {
            return published(before) != null && published(after) == null
                    ? new ResponseUnreadable()
                    : answered(earlier.record().received());
        }
        return before instanceof Withdrawn ? null : new AnswerTakenBack();
    }

    static @Nullable Instant toldTime(PublicResponseEvent told) {
        return told instanceof PersonAnswered person ? Deadline.start(person.day()) : null;
    }
}
