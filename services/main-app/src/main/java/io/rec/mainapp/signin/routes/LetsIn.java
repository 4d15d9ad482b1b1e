package io.rec.mainapp.signin.routes;

import io.micronaut.http.MediaType;
import io.rec.platform.http.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of the routes that one answers with a session, or says why not. */
@ApiResponse(
    responseCode = "200",
    description = "Who has a session",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SignedIn.class)))
@ApiResponse(
    responseCode = "401",
    description = "There is none, or it was not opened",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(implementation = SignInProblem.class)))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface LetsIn {}
