package se.samrad.status.bodies;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.MergedBodies;
import se.samrad.contracts.consultations.BodyState;
import se.samrad.contracts.published.PublicBody;
import se.samrad.eventing.Rejected;
import se.samrad.status.Audience;
import se.samrad.status.Listing;
import se.samrad.status.Places;
import se.samrad.status.rows.Reading;
import se.samrad.status.rows.Registers;
import se.samrad.status.rows.Streams;

/** The register of bodies over HTTP; contact addresses stand with their owner and never here. */
@RestController
class BodyDoor {
    private static final Locale SWEDISH = Locale.of("sv");

    /** @param organisationNumber for staff alone, as is all that follows */
    record BodyEntry(
            String id,
            String name,
            BodyType type,
            @Nullable String municipalityCode,
            @Nullable String organisationNumber,
            @Nullable List<String> aliases,
            @Nullable List<String> groups,
            @Nullable Boolean person,
            @Nullable Long version) {
        static BodyEntry of(Audience audience, String id, Document register) {
            return switch (audience) {
                case OPEN -> {
                    PublicBody body = Registers.read(register, PublicBody.class);
                    yield new BodyEntry(
                            id, body.name(), body.type(), body.municipalityCode(), null, null, null, null, null);
                }
                case STAFF -> {
                    BodyState body = Registers.read(register, BodyState.class);
                    yield new BodyEntry(
                            id,
                            body.name(),
                            body.type(),
                            body.municipalityCode(),
                            body.organisationNumber(),
                            otherNames(body),
                            body.groups(),
                            body.person(),
                            Registers.version(register));
                }
            };
        }

        /** Whoever looks for a name that it had finds it too. */
        private static List<String> otherNames(BodyState body) {
            return Stream.concat(
                            body.aliases().stream(), body.formerNames().stream().map(BodyState.FormerName::name))
                    .distinct()
                    .toList();
        }

        boolean called(String sought) {
            if (name.toLowerCase(SWEDISH).contains(sought) || id.contains(sought)) return true;
            return aliases != null
                    && aliases.stream()
                            .anyMatch(alias -> alias.toLowerCase(SWEDISH).contains(sought));
        }

        /** By the name of another that this one stands for, too. */
        boolean called(String sought, MergedBodies merged, Map<String, BodyEntry> all) {
            return called(sought)
                    || merged.of(id).stream().map(all::get).anyMatch(other -> other != null && other.called(sought));
        }
    }

    private final Reading reading;
    private final Merged merged;
    private final Places places;

    BodyDoor(Reading reading, Merged merged, Places places) {
        this.reading = reading;
        this.merged = merged;
        this.places = places;
    }

    @GetMapping("/api/{audience:public|staff}/bodies")
    Listing<BodyEntry> bodies(
            @PathVariable Audience audience,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable BodyType type,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Listing.Page wanted = Listing.Page.of(page, size);
        MergedBodies merged = this.merged.bodies(audience);
        List<Bson> filters = new ArrayList<>();
        if (type != null) filters.add(eq("body.type", type.name()));
        if (group != null) filters.add(eq("body.groups", group));
        String sought = q.strip().toLowerCase(SWEDISH);
        Map<String, Document> registers = reading.registers(
                audience,
                Streams.BODIES,
                Streams.BODY,
                filters.isEmpty() ? new Document() : Filters.and(filters),
                Sorts.ascending("body.sortKey", "_id"));
        Map<String, BodyEntry> found = new LinkedHashMap<>();
        registers.forEach((id, register) -> found.put(id, BodyEntry.of(audience, id, register)));
        List<BodyEntry> called = found.values().stream()
                .filter(body -> merged.standing(body.id()).equals(body.id()))
                .filter(body -> body.called(sought, merged, found))
                .toList();
        Map<String, Long> streams = new LinkedHashMap<>();
        for (BodyEntry body : wanted.of(called)) {
            Document register = registers.get(body.id());
            if (register != null) streams.put("bodies/" + body.id(), Registers.version(register));
        }
        return wanted.list(called, body -> body, places.of(audience, streams));
    }

    @GetMapping("/api/{audience:public|staff}/bodies/{id}")
    ResponseEntity<BodyEntry> body(@PathVariable Audience audience, @PathVariable String id) {
        String standing = merged.bodies(audience).standing(id);
        if (!standing.equals(id)) {
            return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                    .location(URI.create("/api/" + audience.path() + "/bodies/" + standing))
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return reading.register(audience, Streams.BODIES, Streams.BODY, id, reading.now())
                .map(register -> ResponseEntity.ok(BodyEntry.of(audience, id, register)))
                .orElseThrow(Rejected::unknown);
    }
}
