package se.samrad.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import se.samrad.portal.wording.Language;

@Configuration(proxyBeanMethods = false)
class FrameConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The language is the path's, never the browser's: a link shows everybody the same page. */
    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return request.getAttribute(LanguageFilter.LANGUAGE) instanceof Language language
                        ? language.locale()
                        : Language.SWEDISH.locale();
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("the path decides the language");
            }
        };
    }
}
