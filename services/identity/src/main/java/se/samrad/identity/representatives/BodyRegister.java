package se.samrad.identity.representatives;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import se.samrad.contracts.Ids;
import se.samrad.identity.IdentitySettings;
import se.samrad.identity.domain.Standing;

/** The register of bodies, in {@code consultations}: for whom may this address act? Asked each time, never kept. */
@Component
public class BodyRegister {
    private static final Logger LOG = LoggerFactory.getLogger(BodyRegister.class);

    private record Entry(
            @Nullable String body,
            @Nullable String name,
            @Nullable String role) {}

    private record Answer(@Nullable List<Entry> bodies) {}

    private final @Nullable RestClient consultations;

    BodyRegister(IdentitySettings settings) {
        this.consultations = InnerCalls.to("consultations", settings);
    }

    /** The bodies that know this address; nothing at all if the register does not answer. */
    public Optional<List<Standing.Body>> bodiesOf(String email) {
        if (consultations == null) {
            return Optional.empty();
        }
        try {
            Answer answer = consultations
                    .get()
                    .uri(uri -> uri.path("/internal/contacts")
                            .queryParam("email", "{email}")
                            .build(email))
                    .retrieve()
                    .body(Answer.class);
            return Optional.of(answer == null || answer.bodies() == null ? List.of() : bodies(answer.bodies()));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.of(List.of());
        } catch (RestClientException e) {
            // The exception's own words carry the address that was asked for.
            LOG.warn("the register did not answer: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static List<Standing.Body> bodies(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.body() != null && Ids.valid(entry.body()))
                .map(entry -> {
                    String id = entry.body() == null ? "" : entry.body();
                    return new Standing.Body(id, entry.name() == null ? id : entry.name(), role(entry.role()));
                })
                .toList();
    }

    /** A role that is not known here gives the least. */
    private static Standing.Role role(@Nullable String name) {
        return Arrays.stream(Standing.Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(Standing.Role.AUTHOR);
    }
}
