// Generated from contracts/http/*.json by `node tools/src/generate.ts`.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read keys */
        get: operations["Keys_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/email/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to change emails */
        post: operations["Emails_askToChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to verify emails */
        post: operations["Emails_askToVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify emails */
        post: operations["Emails_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List identities */
        get: operations["Identities_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlink identities */
        delete: operations["Identities_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/identities/{provider}/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin identities */
        post: operations["Identities_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/identities/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link identities */
        post: operations["Identities_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin session */
        post: operations["Session_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End session */
        post: operations["Session_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read profile */
        get: operations["Profile_read"];
        put?: never;
        post?: never;
        /** Request erasure */
        delete: operations["Erasure_request"];
        options?: never;
        head?: never;
        /** Edit profile */
        patch: operations["Profile_edit"];
        trace?: never;
    };
    "/v1/auth/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read mfa */
        get: operations["Mfa_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew mfa */
        post: operations["Mfa_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin mfa */
        post: operations["Mfa_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/totp/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove mfa */
        delete: operations["Mfa_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/totp/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm mfa */
        post: operations["Mfa_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List oidc */
        get: operations["Oidc_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc/{provider}/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin oidc */
        post: operations["Oidc_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/oidc/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish oidc */
        post: operations["Oidc_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List passkeys */
        get: operations["Passkeys_list"];
        put?: never;
        /** Add passkeys */
        post: operations["Passkeys_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys/log-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin passkey log in */
        post: operations["PasskeyLogIn_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys/log-in/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare passkey log in */
        post: operations["PasskeyLogIn_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare passkeys */
        post: operations["Passkeys_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove passkeys */
        delete: operations["Passkeys_remove"];
        options?: never;
        head?: never;
        /** Rename passkeys */
        patch: operations["Passkeys_rename"];
        trace?: never;
    };
    "/v1/auth/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change passwords */
        post: operations["Passwords_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgot passwords */
        post: operations["Passwords_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reset passwords */
        post: operations["Passwords_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew reauthentication */
        post: operations["Reauthentication_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/reauthenticate/{provider}/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin oidc reauthentication */
        post: operations["OidcReauthentication_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/reauthenticate/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish oidc reauthentication */
        post: operations["OidcReauthentication_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refresh session */
        post: operations["Session_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open account */
        post: operations["Account_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List scopes */
        get: operations["Scopes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List security events */
        get: operations["SecurityEvents_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read sessions */
        get: operations["Sessions_read"];
        put?: never;
        post?: never;
        /** End all sessions */
        delete: operations["Sessions_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End sessions */
        delete: operations["Sessions_end"];
        options?: never;
        head?: never;
        /** Rename sessions */
        patch: operations["Sessions_rename"];
        trace?: never;
    };
    "/v1/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List personal tokens */
        get: operations["PersonalTokens_list"];
        put?: never;
        /** Make personal tokens */
        post: operations["PersonalTokens_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke personal tokens */
        delete: operations["PersonalTokens_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List achievements */
        get: operations["Achievements_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List goals */
        get: operations["Goals_list"];
        put?: never;
        /** Create goals */
        post: operations["Goals_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/goals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find goals */
        get: operations["Goals_find"];
        put?: never;
        post?: never;
        /** Remove goals */
        delete: operations["Goals_remove"];
        options?: never;
        head?: never;
        /** Update goals */
        patch: operations["Goals_update"];
        trace?: never;
    };
    "/v1/goals/{id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request plans */
        post: operations["Plans_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/goals/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of goal progress */
        get: operations["Progress_ofGoal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/life-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List life areas */
        get: operations["LifeAreas_list"];
        put?: never;
        /** Create life areas */
        post: operations["LifeAreas_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/life-areas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find life areas */
        get: operations["LifeAreas_find"];
        put?: never;
        post?: never;
        /** Remove life areas */
        delete: operations["LifeAreas_remove"];
        options?: never;
        head?: never;
        /** Update life areas */
        patch: operations["LifeAreas_update"];
        trace?: never;
    };
    "/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find plans */
        get: operations["Plans_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept plans */
        post: operations["Plans_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject plans */
        post: operations["Plans_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/progress/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Summary progress */
        get: operations["Progress_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List projects */
        get: operations["Projects_list"];
        put?: never;
        /** Create projects */
        post: operations["Projects_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find projects */
        get: operations["Projects_find"];
        put?: never;
        post?: never;
        /** Remove projects */
        delete: operations["Projects_remove"];
        options?: never;
        head?: never;
        /** Update projects */
        patch: operations["Projects_update"];
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks */
        get: operations["Tasks_list"];
        put?: never;
        /** Create tasks */
        post: operations["Tasks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find tasks */
        get: operations["Tasks_find"];
        put?: never;
        post?: never;
        /** Remove tasks */
        delete: operations["Tasks_remove"];
        options?: never;
        head?: never;
        /** Update tasks */
        patch: operations["Tasks_update"];
        trace?: never;
    };
    "/v1/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete tasks */
        post: operations["Tasks_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen tasks */
        post: operations["Tasks_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List trash */
        get: operations["Trash_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trash/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore trash */
        post: operations["Trash_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ai/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List providers */
        get: operations["Providers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ai/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read usage */
        get: operations["Usage_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conversations */
        get: operations["Conversations_list"];
        put?: never;
        /** Open conversations */
        post: operations["Conversations_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read conversations */
        get: operations["Conversations_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages conversations */
        get: operations["Conversations_messages"];
        put?: never;
        /** Say conversations */
        post: operations["Conversations_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List stories */
        get: operations["Stories_list"];
        put?: never;
        /** Tell stories */
        post: operations["Stories_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read stories */
        get: operations["Stories_read"];
        put?: never;
        post?: never;
        /** Remove stories */
        delete: operations["Stories_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Regenerate stories */
        post: operations["Stories_regenerate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List memories */
        get: operations["Memories_list"];
        put?: never;
        /** Create memories */
        post: operations["Memories_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memories/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Context recall */
        post: operations["Recall_context"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memories/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search recall */
        post: operations["Recall_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/memories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read memories */
        get: operations["Memories_read"];
        put?: never;
        post?: never;
        /** Delete memories */
        delete: operations["Memories_delete"];
        options?: never;
        head?: never;
        /** Edit memories */
        patch: operations["Memories_edit"];
        trace?: never;
    };
    "/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List media */
        get: operations["Media_list"];
        put?: never;
        /** Upload media */
        post: operations["Media_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read media */
        get: operations["Media_read"];
        put?: never;
        post?: never;
        /** Remove media */
        delete: operations["Media_remove"];
        options?: never;
        head?: never;
        /** Patch media */
        patch: operations["Media_patch"];
        trace?: never;
    };
    "/v1/media/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show media content */
        get: operations["MediaContent_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read preferences */
        get: operations["Preferences_read"];
        /** Replace preferences */
        put: operations["Preferences_replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List inbox */
        get: operations["Inbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read all inbox */
        post: operations["Inbox_readAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow inbox */
        get: operations["Inbox_follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read inbox */
        post: operations["Inbox_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Schedule erasures */
        post: operations["Erasures_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read erasures */
        get: operations["Erasures_read"];
        put?: never;
        post?: never;
        /** Cancel erasures */
        delete: operations["Erasures_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request exports */
        post: operations["Exports_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read exports */
        get: operations["Exports_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy/exports/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download exports */
        get: operations["Exports_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/retention-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List retention */
        get: operations["Retention_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Register: {
            email: string;
            password: string;
            displayName: string;
            /**
             * @default UTC
             * @example Europe/Lisbon
             */
            timeZone?: string;
            /**
             * @default en
             * @example en
             * @example pt-PT
             */
            locale?: string;
        };
        SignedIn: {
            user: components["schemas"]["User"];
            accessToken: string;
            /** @description Seconds that the access token lives */
            expiresIn: number;
            /** @description Good for one use; each answer brings the next one */
            refreshToken: string;
        };
        User: {
            /** Format: uuid */
            id: string;
            /** Format: email */
            email: string;
            emailVerified: boolean;
            displayName: string;
            timeZone: string;
            locale: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /**
             * @description Only while the operator demands a second factor and this session has shown none: all but a few routes answer second_factor_required. set_up: an authenticator app or a passkey, then refresh. prove: reauthenticate with the one that the account has. refresh: done, the next access token is whole.
             * @enum {string}
             */
            secondFactorNeeded?: "set_up" | "prove" | "refresh";
        };
        LogIn: {
            email: string;
            password: string;
            /** @description When the account has two-factor authentication: what the app shows, or a recovery code */
            code?: string;
        };
        Refresh: {
            refreshToken: string;
        };
        Reauthenticate: {
            password?: string;
            /** @description The six digits of the authenticator app, or a recovery code */
            code?: string;
            /** @description A passkey in place of password and code */
            response?: components["schemas"]["UsedCredential"];
        };
        /** @description What PublicKeyCredential.toJSON() gives after navigator.credentials.get() */
        UsedCredential: {
            id: string;
            rawId: string;
            /** @constant */
            type: "public-key";
            authenticatorAttachment?: string;
            clientExtensionResults: {
                [key: string]: unknown;
            };
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string | null;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Reauthenticated: {
            /** @description In place of the one before: it allows what needs a fresh log-in */
            accessToken: string;
            /** @description Seconds that the access token lives */
            expiresIn: number;
            /**
             * @description Only while the operator demands a second factor and this session has shown none: all but a few routes answer second_factor_required. set_up: an authenticator app or a passkey, then refresh. prove: reauthenticate with the one that the account has. refresh: done, the next access token is whole.
             * @enum {string}
             */
            secondFactorNeeded?: "set_up" | "prove" | "refresh";
        };
        ForgotPassword: {
            email: string;
        };
        ResetPassword: {
            /** @description What the link in the mail carries behind #token= */
            token: string;
            password: string;
            /** @description Also removes passkeys and linked identities, for when somebody else may have been in the account; the authenticator app stays, and where a second factor is demanded the passkeys of an account without one */
            removeOtherWaysIn?: boolean;
        };
        ChangePassword: {
            /** @description Left out by an account that has no password yet; then the log-in must be fresh */
            currentPassword?: string;
            newPassword: string;
        };
        ChangeEmail: {
            email: string;
        };
        VerifyEmail: {
            /** @description What the link in the mail carries behind #token= */
            token: string;
            /** @description Of the account: shows that it is yours, too, and leaves all of it as it is. Without it the first verification ends every session and token, and removes the password, passkeys, linked identities and second factors: a stranger may have opened the account with your address. Set a new password then, as for a forgotten one */
            password?: string;
        };
        Mfa: {
            /** @description Whether a log-in by password asks for a code */
            enabled: boolean;
            /** @description The authenticator app */
            authenticator?: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                lastUsedAt?: string;
            };
            recoveryCodesLeft: number;
            /** @description How many passkeys log in alone */
            passkeys: number;
        };
        NewAuthenticator: {
            /** Format: uuid */
            id: string;
            /** @description Base32, to be typed into the app; shown this once */
            secret: string;
            /** @description The same as an address, to be shown as a QR code */
            otpauthUrl: string;
            /**
             * Format: date-time
             * @description Until then it can be confirmed
             */
            expiresAt: string;
        };
        ConfirmAuthenticator: {
            /** @description What the app shows now */
            code: string;
        };
        RecoveryCodes: {
            /** @description Each logs in once in place of the app; shown this once */
            recoveryCodes: string[];
        };
        PasskeyList: {
            items: components["schemas"]["Passkey"][];
        };
        Passkey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description How a browser reaches it */
            transports: string[];
            /** @description Whether more than the one device keeps it */
            backedUp: boolean;
            /** Format: date-time */
            lastUsedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        /** @description For PublicKeyCredential.parseCreationOptionsFromJSON() */
        PasskeyCreationOptions: {
            challenge: string;
            rp: {
                id?: string;
                name: string;
            };
            user: {
                id: string;
                name: string;
                displayName: string;
            };
            pubKeyCredParams: {
                type: string;
                alg: number;
            }[];
            timeout?: number;
            excludeCredentials: {
                id: string;
                type: string;
                transports?: string[];
            }[];
        };
        AddPasskey: {
            /** @description What you call it; by default after the device */
            name?: string;
            response: components["schemas"]["NewCredential"];
        };
        /** @description What PublicKeyCredential.toJSON() gives after navigator.credentials.create() */
        NewCredential: {
            id: string;
            rawId: string;
            /** @constant */
            type: "public-key";
            authenticatorAttachment?: string;
            clientExtensionResults: {
                [key: string]: unknown;
            };
            response: {
                clientDataJSON: string;
                attestationObject: string;
                transports?: string[];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        RenamePasskey: {
            name?: string;
        };
        /** @description For PublicKeyCredential.parseRequestOptionsFromJSON() */
        PasskeyRequestOptions: {
            challenge: string;
            rpId?: string;
            timeout?: number;
        };
        PasskeyLogIn: {
            response: components["schemas"]["UsedCredential"];
        };
        Session: {
            /** Format: uuid */
            id: string;
            /** @description What its owner calls it */
            name?: string;
            /** @description In plain words: Firefox on Linux */
            device?: string;
            /** @description Where it was last used from, shortened: 203.0.113.0/24 */
            network?: string;
            /** @description Whether it is the one that asks */
            current: boolean;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When tokens were last given out for it: at most ten minutes before its last request
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description When it ends if it is not used again
             */
            expiresAt: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        NameSession: {
            name?: string | null;
        };
        EditProfile: {
            displayName?: string;
            timeZone?: string | null;
            locale?: string | null;
        };
        RequestedErasure: {
            /** Format: uuid */
            id: string;
            /** @constant */
            status: "scheduled";
            /** Format: date-time */
            runsAt: string;
            /** @description Shown this once: with it the erasure can be read when the account is gone (header Erasure-Receipt) */
            receipt: string;
        };
        SecurityEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "logged_in" | "log_in_failed" | "new_device" | "logged_out" | "session_ended" | "sessions_ended_by_operator" | "refresh_reuse_detected" | "password_changed" | "password_reset_requested" | "password_reset" | "email_verified" | "email_change_requested" | "email_changed" | "mfa_enabled" | "mfa_disabled" | "recovery_codes_made" | "recovery_code_used" | "passkey_added" | "passkey_removed" | "identity_linked" | "identity_unlinked" | "token_created" | "token_revoked" | "reauthenticated" | "erasure_requested";
            /** Format: date-time */
            at: string;
            /** @description Where the request came from, shortened: 203.0.113.0/24 */
            network?: string;
            /** @description In plain words: Firefox on Linux */
            device?: string;
            /** Format: uuid */
            sessionId?: string;
            /** @description What it was about; differs by kind */
            details: {
                [key: string]: string;
            };
        };
        OidcProviders: {
            items: {
                /** @description As it stands in addresses */
                name: string;
                /** @description For the button */
                label: string;
            }[];
        };
        BeginOidc: {
            /** @description Your page that the provider sends the person back to; the operator lists those that may */
            redirectUri: string;
        };
        OidcBegun: {
            /** @description Where to send the person */
            authorizationUrl: string;
            /** @description Comes back with them; finish only when it is the same */
            state: string;
            /** @description A secret of the page that began: keep it there (sessionStorage), send it back with the code */
            binding: string;
            /** @description Seconds until it is too late to finish */
            expiresIn: number;
        };
        FinishOidc: {
            /** @description As the provider sent it along */
            code: string;
            state: string;
            binding: string;
            /** @description When the provider sent it along (RFC 9207) */
            iss?: string;
            /** @description The six digits of the authenticator app, or a recovery code */
            mfaCode?: string;
        };
        Identities: {
            items: components["schemas"]["Identity"][];
        };
        Identity: {
            /** Format: uuid */
            id: string;
            provider: string;
            /**
             * Format: email
             * @description What the provider last said; it opens nothing by itself
             */
            email?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
        };
        LinkOidc: {
            /** @description As the provider sent it along */
            code: string;
            state: string;
            binding: string;
            /** @description When the provider sent it along (RFC 9207) */
            iss?: string;
        };
        NewPersonalToken: {
            name: string;
            scopes: ("profile:read" | "security:read" | "privacy:read" | "life-areas:read" | "life-areas:write" | "projects:read" | "projects:write" | "goals:read" | "goals:write" | "tasks:read" | "tasks:write" | "ai:read" | "conversations:read" | "conversations:write" | "stories:read" | "stories:write" | "memories:read" | "memories:write" | "media:read" | "media:write" | "notifications:read" | "notifications:write")[];
            /**
             * Format: date-time
             * @description At most a year from now; 90 days when it is left out
             */
            expiresAt?: string;
        };
        MadePersonalToken: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description The first characters of the token, to know it again */
            beginning: string;
            scopes: string[];
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description At most a minute before its last use
             */
            lastUsedAt?: string;
            /** @description Where it was last used from, shortened: 203.0.113.0/24 */
            network?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Shown this once: send it as Authorization: Bearer <token> */
            token: string;
        };
        PersonalToken: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description The first characters of the token, to know it again */
            beginning: string;
            scopes: string[];
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description At most a minute before its last use
             */
            lastUsedAt?: string;
            /** @description Where it was last used from, shortened: 203.0.113.0/24 */
            network?: string;
            /** Format: date-time */
            createdAt: string;
        };
        Scopes: {
            items: {
                scope: string;
                /** @description What it allows, in plain words */
                allows: string;
                /** @description Whether a personal access token may have it */
                personal: boolean;
            }[];
        };
        Jwks: {
            keys: {
                kty: string;
                crv: string;
                x: string;
                y: string;
                kid: string;
                alg: string;
                use: string;
            }[];
        };
        /** @description What went wrong, after RFC 9457. */
        Problem: {
            /**
             * Format: uri
             * @description A page about this code
             */
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
            traceId: string;
        };
        LifeArea: {
            /** Format: uuid */
            id: string;
            name: string;
            description?: string;
            icon?: string;
            color?: string;
            weight: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        LifeAreaInput: {
            name: string;
            description?: string;
            /** @description A name or an emoji; the app decides how to show it. */
            icon?: string;
            color?: string;
            /**
             * @description How much it matters to the person.
             * @default 50
             */
            weight?: number;
        };
        LifeAreaPatch: {
            name?: string;
            description?: string | null;
            icon?: string | null;
            color?: string | null;
            weight?: number | null;
        };
        Project: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            lifeAreaId?: string;
            title: string;
            description?: string;
            /** @enum {string} */
            status: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
            /** @enum {string} */
            priority: "low" | "medium" | "high";
            /** Format: date */
            startDate?: string;
            /** Format: date */
            targetDate?: string;
            /** Format: date-time */
            completedAt?: string;
            progress: components["schemas"]["Progress"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        Progress: {
            percent: number;
            /**
             * @description What the percentage counts: finished tasks, finished goals, or only its own status.
             * @enum {string}
             */
            method: "tasks" | "goals" | "status";
            completed: number;
            total: number;
        };
        ProjectInput: {
            /** Format: uuid */
            lifeAreaId?: string;
            title: string;
            description?: string;
            /**
             * @default todo
             * @enum {string}
             */
            status?: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
            /**
             * @default medium
             * @enum {string}
             */
            priority?: "low" | "medium" | "high";
            /** Format: date */
            startDate?: string;
            /** Format: date */
            targetDate?: string;
        };
        ProjectPatch: {
            lifeAreaId?: string | null;
            title?: string;
            description?: string | null;
            status?: ("todo" | "in_progress" | "completed" | "paused" | "cancelled") | null;
            priority?: ("low" | "medium" | "high") | null;
            startDate?: string | null;
            targetDate?: string | null;
        };
        Goal: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            projectId?: string;
            /** Format: uuid */
            lifeAreaId?: string;
            title: string;
            description?: string;
            /** @enum {string} */
            status: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
            /** @enum {string} */
            priority: "low" | "medium" | "high";
            /** Format: date */
            targetDate?: string;
            /** Format: date-time */
            completedAt?: string;
            progress: components["schemas"]["Progress"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        GoalInput: {
            /** Format: uuid */
            projectId?: string;
            /** Format: uuid */
            lifeAreaId?: string;
            title: string;
            description?: string;
            /**
             * @default todo
             * @enum {string}
             */
            status?: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
            /**
             * @default medium
             * @enum {string}
             */
            priority?: "low" | "medium" | "high";
            /** Format: date */
            targetDate?: string;
        };
        GoalPatch: {
            projectId?: string | null;
            lifeAreaId?: string | null;
            title?: string;
            description?: string | null;
            status?: ("todo" | "in_progress" | "completed" | "paused" | "cancelled") | null;
            priority?: ("low" | "medium" | "high") | null;
            targetDate?: string | null;
        };
        Task: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            goalId?: string;
            /** Format: uuid */
            projectId?: string;
            /** Format: uuid */
            lifeAreaId?: string;
            title: string;
            description?: string;
            /** @enum {string} */
            status: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
            /** @enum {string} */
            priority: "low" | "medium" | "high";
            /** Format: date */
            dueDate?: string;
            /** Format: date-time */
            dueAt?: string;
            durationMinutes?: number;
            tags: string[];
            dependsOn: string[];
            /** Format: date-time */
            completedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        TaskInput: {
            /** Format: uuid */
            goalId?: string;
            /** Format: uuid */
            projectId?: string;
            /** Format: uuid */
            lifeAreaId?: string;
            title: string;
            description?: string;
            /**
             * @default todo
             * @enum {string}
             */
            status?: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
            /**
             * @default medium
             * @enum {string}
             */
            priority?: "low" | "medium" | "high";
            /** Format: date */
            dueDate?: string;
            /** Format: date-time */
            dueAt?: string;
            durationMinutes?: number;
            /** @default [] */
            tags?: string[];
            /** @default [] */
            dependsOn?: string[];
        };
        TaskPatch: {
            goalId?: string | null;
            projectId?: string | null;
            lifeAreaId?: string | null;
            title?: string;
            description?: string | null;
            status?: ("todo" | "in_progress" | "completed" | "paused" | "cancelled") | null;
            priority?: ("low" | "medium" | "high") | null;
            dueDate?: string | null;
            dueAt?: string | null;
            durationMinutes?: number | null;
            tags?: string[] | null;
            dependsOn?: string[] | null;
        };
        TrashedItem: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "life_area" | "project" | "goal" | "task";
            title: string;
            /** @description What went into the trash with it and comes back with it. */
            holds: {
                projects: number;
                goals: number;
                tasks: number;
            };
            /** Format: date-time */
            deletedAt: string;
            /**
             * Format: date-time
             * @description When it is deleted for good.
             */
            purgeAt: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        Restored: {
            /** Format: uuid */
            id: string;
            /** @description How many items are back. */
            restored: {
                projects: number;
                goals: number;
                tasks: number;
                lifeAreas: number;
            };
        };
        Plan: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            goalId: string;
            /** @enum {string} */
            status: "requested" | "proposed" | "accepted" | "rejected" | "failed";
            steps: components["schemas"]["PlanStep"][];
            /** @description What to know before accepting. */
            notes: string[];
            provider?: string;
            degraded?: boolean;
            failure?: {
                code: string;
                detail: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        PlanStep: {
            id: string;
            title: string;
            description: string;
            durationMinutes: number;
            /** Format: date */
            dueDate?: string;
            dependsOn: string[];
            /** @description Which words, or which rule, the step comes from. */
            because?: string;
            /**
             * Format: uuid
             * @description The task that the step became when it was accepted.
             */
            taskId?: string;
        };
        PlanAcceptance: {
            /** @description The steps to take over; all of them when absent. */
            stepIds?: string[];
        };
        GoalProgress: {
            percent: number;
            /**
             * @description What the percentage counts: finished tasks, finished goals, or only its own status.
             * @enum {string}
             */
            method: "tasks" | "goals" | "status";
            completed: number;
            total: number;
            /** Format: uuid */
            goalId: string;
            /** @description How the percentage was computed, in a sentence. */
            explanation: string;
            tasks: components["schemas"]["StatusCounts"];
            /** @description The durations of the open tasks together, as far as they have one. */
            openMinutes: number;
        };
        StatusCounts: {
            todo: number;
            in_progress: number;
            completed: number;
            paused: number;
            cancelled: number;
        };
        ProgressSummary: {
            /**
             * Format: date
             * @description The day that it is for the person.
             */
            today: string;
            tasks: {
                byStatus: components["schemas"]["StatusCounts"];
                overdue: number;
                dueToday: number;
                completedLast7Days: number;
            };
            goals: {
                byStatus: components["schemas"]["StatusCounts"];
            };
            projects: {
                byStatus: components["schemas"]["StatusCounts"];
            };
            lifeAreas: {
                /** Format: uuid */
                lifeAreaId: string;
                name: string;
                weight: number;
                tasks: {
                    percent: number;
                    completed: number;
                    total: number;
                };
                goals: {
                    percent: number;
                    completed: number;
                    total: number;
                };
            }[];
        };
        Achievement: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "goal_completed" | "first_task" | "first_goal";
            title: string;
            /**
             * Format: uuid
             * @description The goal or task that earned it; it may be gone by now.
             */
            sourceId: string;
            /** Format: date-time */
            earnedAt: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @constant */
            version: 1;
        };
        Story: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "task" | "goal" | "celebration" | "daily" | "weekly" | "monthly" | "yearly" | "project";
            /**
             * @description writing: its first or next revision is on its way; what was written before stays readable
             * @enum {string}
             */
            status: "writing" | "ready" | "failed";
            title: string;
            text: string;
            period?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            sources: {
                /** @enum {string} */
                type: "task" | "goal" | "project";
                /** Format: uuid */
                id: string;
            }[];
            media: components["schemas"]["StoryPicture"][];
            provider?: string;
            degraded?: boolean;
            /** @description 0 until it has been written */
            revision: number;
            failure?: {
                code: string;
                detail: string;
            };
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        StoryPicture: {
            /** Format: uuid */
            id: string;
            /** @description Signed and short-lived, relative to the public address: read the story again for a fresh one */
            url: string;
            thumbUrl: string;
            width?: number;
            height?: number;
            placeholder?: string;
        };
        NewStory: {
            /** @enum {string} */
            kind: "daily" | "weekly" | "monthly" | "yearly";
            /**
             * Format: date
             * @description Any day of the day, week, month or year to tell of, in your time zone; default today
             */
            date?: string;
        } | {
            /** @enum {string} */
            kind: "goal" | "project";
            /**
             * Format: uuid
             * @description The goal or project to tell of
             */
            sourceId: string;
        };
        StoryWithRevisions: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "task" | "goal" | "celebration" | "daily" | "weekly" | "monthly" | "yearly" | "project";
            /**
             * @description writing: its first or next revision is on its way; what was written before stays readable
             * @enum {string}
             */
            status: "writing" | "ready" | "failed";
            title: string;
            text: string;
            period?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            sources: {
                /** @enum {string} */
                type: "task" | "goal" | "project";
                /** Format: uuid */
                id: string;
            }[];
            media: components["schemas"]["StoryPicture"][];
            provider?: string;
            degraded?: boolean;
            /** @description 0 until it has been written */
            revision: number;
            failure?: {
                code: string;
                detail: string;
            };
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Every writing of it, newest first */
            revisions: components["schemas"]["StoryRevision"][];
        };
        StoryRevision: {
            revision: number;
            title: string;
            text: string;
            provider: string;
            degraded: boolean;
            /** Format: date-time */
            writtenAt: string;
        };
        NewConversation: {
            /** @description Default: the beginning of its first message */
            title?: string;
        };
        Conversation: {
            /** Format: uuid */
            id: string;
            title?: string;
            messageCount: number;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Message: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            conversationId: string;
            /** @enum {string} */
            role: "user" | "assistant";
            content: string;
            /**
             * @description interrupted: you left before it was whole
             * @enum {string}
             */
            status: "complete" | "interrupted";
            citations: components["schemas"]["Citation"][];
            provider?: string;
            degraded?: boolean;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Citation: {
            /** Format: uuid */
            memoryId: string;
            /** @description Empty when the memory has been forgotten since */
            excerpt: string;
        };
        NewMessage: {
            content: string;
        };
        Reply: {
            message: components["schemas"]["Message"];
            /**
             * Format: uuid
             * @description The id of your own message
             */
            inReplyTo: string;
            citations: components["schemas"]["Citation"][];
            /** @description You said yes to this proposal of the house, and it is on its way: do not carry it out yourself. complete_task needs exactly one open task of that title, whatever its case; else nothing changes */
            intent?: components["schemas"]["Intent"];
            provider: string;
            /** @description The house stood in for a configured provider */
            degraded: boolean;
        };
        Intent: {
            /** @constant */
            type: "create_task";
            title: string;
            /** Format: date */
            dueDate?: string;
        } | {
            /** @constant */
            type: "create_goal";
            title: string;
            /** Format: date */
            targetDate?: string;
        } | {
            /** @constant */
            type: "complete_task";
            title: string;
        };
        Usage: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            total: {
                /** @description Attempts at a provider, the house included */
                attempts: number;
                /** @description Attempts whose answer was used */
                accepted: number;
                inputTokens: number;
                outputTokens: number;
                /** @description Pico-US-dollars (10⁻¹² USD) of the attempts whose price is known */
                costPicoUsd: string;
                /** @description Attempts whose cost is unknown; they are not in the sum */
                unpricedAttempts: number;
            };
            days: components["schemas"]["UsageDay"][];
        };
        UsageDay: {
            /** Format: date */
            date: string;
            /** @enum {string} */
            purpose: "plan" | "story" | "conversation";
            provider: string;
            model: string;
            /** @description Attempts at a provider, the house included */
            attempts: number;
            /** @description Attempts whose answer was used */
            accepted: number;
            inputTokens: number;
            outputTokens: number;
            /** @description Pico-US-dollars (10⁻¹² USD) of the attempts whose price is known */
            costPicoUsd: string;
            /** @description Attempts whose cost is unknown; they are not in the sum */
            unpricedAttempts: number;
        };
        Providers: {
            items: components["schemas"]["Provider"][];
        };
        Provider: {
            /** @description As it stands in the answers it gave */
            name: string;
            model: string;
            /**
             * @description unavailable: it failed several times in a row and is left alone for 30 seconds
             * @enum {string}
             */
            health: "ready" | "unavailable" | "probing";
            /** @description It stands in when every provider above it is away */
            lastResort: boolean;
        };
        SearchMemories: {
            query: string;
            /** @default 20 */
            limit?: number;
        };
        RecalledMemories: {
            items: {
                memory: components["schemas"]["Memory"];
                /** @description Higher fits better; comparable within one answer only */
                score: number;
            }[];
        };
        Memory: {
            /** Format: uuid */
            id: string;
            /**
             * @description `turn` is what was said, word by word; `fact` what is lastingly so
             * @enum {string}
             */
            kind: "fact" | "turn" | "task" | "story" | "note";
            content: string;
            /** @description Where it comes from */
            source: {
                /** @enum {string} */
                type: "message" | "task" | "story" | "person";
                /** Format: uuid */
                id: string;
            };
            /** @description Pinned memories are the first in every context */
            pinned: boolean;
            /** Format: date-time */
            validFrom?: string;
            /**
             * Format: date-time
             * @description Since then it is not so any more
             */
            validTo?: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AskContext: {
            query: string;
            /**
             * @description Tokens that the memories may take, about four letters each
             * @default 800
             */
            budget?: number;
        };
        CreateMemory: {
            /**
             * @default note
             * @enum {string}
             */
            kind?: "note" | "fact";
            content: string;
            /** @default false */
            pinned?: boolean;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validTo?: string;
        };
        MemoryPage: {
            items: components["schemas"]["Memory"][];
            nextCursor?: string;
        };
        UpdateMemory: {
            content?: string;
            pinned?: boolean | null;
            validFrom?: string | null;
            validTo?: string | null;
        };
        MediaUpload: {
            /**
             * Format: binary
             * @description A JPEG, PNG, WebP, AVIF or GIF picture
             */
            file: string;
            /** Format: uuid */
            taskId?: string;
            /** Format: uuid */
            goalId?: string;
            /** Format: uuid */
            storyId?: string;
            caption?: string;
        };
        Media: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "image" | "video" | "audio" | "document";
            contentType: string;
            bytes: number;
            width?: number;
            height?: number;
            /** @enum {string} */
            status: "processing" | "ready" | "rejected";
            /** @description As it was sent */
            fileName?: string;
            caption?: string;
            /** @description The task, goal or story the picture belongs to */
            attachedTo?: {
                /** @enum {string} */
                type: "task" | "goal" | "story";
                /** Format: uuid */
                id: string;
            };
            /** @description ThumbHash, base64: something to show while the picture loads */
            placeholder?: string;
            /** @description Signed and short-lived, relative to the public address */
            url?: string;
            variants: {
                /** @enum {string} */
                name: "thumb" | "small" | "large";
                contentType: string;
                width: number;
                height: number;
                bytes: number;
                /** @description Signed and short-lived, relative to the public address */
                url: string;
            }[];
            rejection?: {
                code: string;
                detail: string;
            };
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MediaPage: {
            items: components["schemas"]["Media"][];
            nextCursor?: string;
        };
        MediaPatch: {
            caption?: string | null;
            attachedTo?: {
                /** @enum {string} */
                type: "task" | "goal" | "story";
                /** Format: uuid */
                id: string;
            } | null;
        };
        NotificationPage: {
            items: components["schemas"]["Notification"][];
            nextCursor?: string;
            /** @description Of all notifications, whatever the filters */
            unreadCount: number;
            /** @description Open the stream with it to miss nothing that comes after this list */
            lastEventId: string;
        };
        Notification: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "welcome" | "plan_proposed" | "plan_failed" | "story_ready" | "task_completed" | "goal_completed" | "export_ready" | "security";
            title: string;
            body: string;
            /** @description Ids and figures of what it is about; differs by kind */
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            readAt?: string;
            /** @description Why there is this notification, and what became of it on each channel */
            reason: string;
            deliveries: {
                /** @enum {string} */
                channel: "in_app" | "email";
                /** @enum {string} */
                status: "delivered" | "queued" | "skipped" | "failed";
                reason: string;
                /** Format: date-time */
                at: string;
            }[];
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        NotificationMessage: components["schemas"]["Notification"] | {
            /** Format: date-time */
            readAt: string;
        };
        AllRead: {
            /** @description How many were unread */
            read: number;
            /** @constant */
            unreadCount: 0;
        };
        NotificationPreferences: {
            preferences: {
                welcome: {
                    in_app: boolean;
                    email: boolean;
                };
                plan_proposed: {
                    in_app: boolean;
                    email: boolean;
                };
                plan_failed: {
                    in_app: boolean;
                    email: boolean;
                };
                story_ready: {
                    in_app: boolean;
                    email: boolean;
                };
                task_completed: {
                    in_app: boolean;
                    email: boolean;
                };
                goal_completed: {
                    in_app: boolean;
                    email: boolean;
                };
                export_ready: {
                    in_app: boolean;
                    email: boolean;
                };
                security: {
                    in_app: boolean;
                    email: boolean;
                };
            };
            /** @description 0 until something was chosen */
            version: number;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        ReplaceNotificationPreferences: {
            /** @description By kind and channel; what is left out has its default */
            preferences: {
                welcome?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                plan_proposed?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                plan_failed?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                story_ready?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                task_completed?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                goal_completed?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                export_ready?: {
                    in_app?: boolean;
                    email?: boolean;
                };
                security?: {
                    /** @constant */
                    in_app?: true;
                    /** @constant */
                    email?: true;
                };
            };
        };
        ExportRequest: Record<string, never>;
        Export: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "requested" | "collecting" | "ready" | "failed" | "expired";
            services: {
                /** @enum {string} */
                service: "auth" | "goals" | "ai" | "memory" | "media" | "notifications" | "archival";
                /** @enum {string} */
                status: "pending" | "collected" | "failed";
                counts: {
                    [key: string]: number;
                };
            }[];
            /** @description Of the zip file */
            bytes?: number;
            /** @description Relative to the public address; only for its owner */
            downloadUrl?: string;
            failure?: {
                code: string;
                detail: string;
            };
            /** Format: date-time */
            completedAt?: string;
            /** Format: date-time */
            expiresAt?: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ErasureRequest: {
            /**
             * @description How long it can still be cancelled
             * @default 604800
             */
            coolOffSeconds?: number;
        };
        ScheduledErasure: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "scheduled" | "running" | "completed" | "cancelled";
            /** Format: date-time */
            runsAt: string;
            services: {
                /** @enum {string} */
                service: "auth" | "goals" | "ai" | "memory" | "media" | "notifications" | "archival";
                /** @enum {string} */
                status: "pending" | "completed";
                counts: {
                    [key: string]: number;
                };
                /** Format: date-time */
                completedAt?: string;
            }[];
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            /** @description A JWS (ES256): what was erased where, what is kept and why */
            certificate?: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Send it as header Erasure-Receipt; it is shown this once */
            receipt: string;
        };
        Erasure: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "scheduled" | "running" | "completed" | "cancelled";
            /** Format: date-time */
            runsAt: string;
            services: {
                /** @enum {string} */
                service: "auth" | "goals" | "ai" | "memory" | "media" | "notifications" | "archival";
                /** @enum {string} */
                status: "pending" | "completed";
                counts: {
                    [key: string]: number;
                };
                /** Format: date-time */
                completedAt?: string;
            }[];
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            /** @description A JWS (ES256): what was erased where, what is kept and why */
            certificate?: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        RetentionPolicies: {
            items: components["schemas"]["RetentionPolicy"][];
        };
        RetentionPolicy: {
            id: string;
            /** @enum {string} */
            service: "auth" | "goals" | "ai" | "memory" | "media" | "notifications" | "archival";
            kind: string;
            days: number;
            /** @enum {string} */
            action: "archive" | "delete";
            /** @description False while nothing carries it out yet */
            enforced: boolean;
            description: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Keys_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Emails_askToChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmail"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured`: There is no mail server; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Emails_askToVerify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_already_verified`: The e-mail address is verified already; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured`: There is no mail server; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Emails_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmail"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials`: E-mail or password is wrong */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this e-mail exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_mail_token`: The link cannot be used any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Identities_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identities"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Identities_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_way_in`: Nothing else would open the account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Identities_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginOidc"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcBegun"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_redirect_uri`: The provider may not send people to this address; `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_unavailable`: A service behind this address does not answer; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Identities_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkOidc"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_oidc_flow`: This log-in through a provider cannot be finished; `identity_refused`: What the provider says of this person does not hold; `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `identity_taken`: This identity belongs to another account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_unavailable`: A service behind this address does not answer; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials`: E-mail or password is wrong; `mfa_required`: A code is needed as well; `wrong_code`: The code is wrong */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Erasure_request: {
        parameters: {
            query?: {
                /** @description Seconds until the erasure begins; until then it can be cancelled */
                coolOffSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedErasure"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erasure_already_scheduled`: An erasure is already under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Profile_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["EditProfile"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mfa_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mfa"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mfa_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mfa_not_enabled`: Two-factor authentication is off */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mfa_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAuthenticator"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_required`: A second factor is demanded here; `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mfa_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mfa_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmAuthenticator"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_code`: The code is wrong; `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_required`: A second factor is demanded here; `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Oidc_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcProviders"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Oidc_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginOidc"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcBegun"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_redirect_uri`: The provider may not send people to this address; `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_unavailable`: A service behind this address does not answer; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Oidc_finish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishOidc"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_oidc_flow`: This log-in through a provider cannot be finished; `identity_refused`: What the provider says of this person does not hold; `mfa_required`: A code is needed as well; `wrong_code`: The code is wrong */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `identity_not_linked`: This identity opens no account; `identity_without_email`: The provider does not tell an e-mail address */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_unavailable`: A service behind this address does not answer; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passkeys_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passkeys_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskey"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_required`: A second factor is demanded here; `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_passkeys`: The account has as many passkeys as it may; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_passkey`: The passkey cannot be registered; `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PasskeyLogIn_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLogIn"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey_refused`: The passkey opens no account */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PasskeyLogIn_prepare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passkeys_prepare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_required`: A second factor is demanded here; `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_passkeys`: The account has as many passkeys as it may */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passkeys_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_way_in`: Nothing else would open the account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passkeys_rename: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passwords_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials`: E-mail or password is wrong; `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reauthentication_required`: This needs a fresh log-in; `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `common_password`: The password is too common; `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passwords_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPassword"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Passwords_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_mail_token`: The link cannot be used any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `common_password`: The password is too common; `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Reauthentication_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reauthenticate"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reauthenticated"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials`: E-mail or password is wrong; `mfa_required`: A code is needed as well; `wrong_code`: The code is wrong; `passkey_refused`: The passkey opens no account; `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OidcReauthentication_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginOidc"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcBegun"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_redirect_uri`: The provider may not send people to this address; `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_unavailable`: A service behind this address does not answer; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OidcReauthentication_finish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its name. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishOidc"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reauthenticated"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_oidc_flow`: This log-in through a provider cannot be finished; `identity_refused`: What the provider says of this person does not hold; `mfa_required`: A code is needed as well; `wrong_code`: The code is wrong; `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `identity_not_linked`: This identity opens no account */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upstream_unavailable`: A service behind this address does not answer; `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_refresh_token`: The refresh token is not valid */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Account_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: An account with this e-mail exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `common_password`: The password is too common; `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Scopes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scopes"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecurityEvents_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only those with this kind. */
                kind?: "logged_in" | "log_in_failed" | "new_device" | "logged_out" | "session_ended" | "sessions_ended_by_operator" | "refresh_reuse_detected" | "password_changed" | "password_reset_requested" | "password_reset" | "email_verified" | "email_change_requested" | "email_changed" | "mfa_enabled" | "mfa_disabled" | "recovery_codes_made" | "recovery_code_used" | "passkey_added" | "passkey_removed" | "identity_linked" | "identity_unlinked" | "token_created" | "token_revoked" | "reauthenticated" | "erasure_requested";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SecurityEvent"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_read: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_endAll: {
        parameters: {
            query?: {
                /** @description `current`: the session that asks goes on */
                keep?: "current";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sessions_rename: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["NameSession"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PersonalTokens_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PersonalToken"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PersonalTokens_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPersonalToken"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePersonalToken"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_tokens`: There are too many personal access tokens */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PersonalTokens_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Achievements_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Achievement"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Goals_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only those with this project id. */
                projectId?: string;
                /** @description Only those with this life area id. */
                lifeAreaId?: string;
                /** @description Only those with this status. */
                status?: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
                /** @description Only those with this priority. */
                priority?: "low" | "medium" | "high";
                /** @description Due before this day began, in the time zone of the person. */
                dueBefore?: string;
                /** @description Due after this day ended, in the time zone of the person. */
                dueAfter?: string;
                /** @description Words, or beginnings of words, that all occur in it. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Goal"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Goals_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoalInput"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Goals_find: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Goals_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Goals_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["GoalPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Goal"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `goal_cancelled`: The goal is cancelled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Plans_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Progress_ofGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalProgress"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LifeAreas_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Words, or beginnings of words, that all occur in it. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LifeArea"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LifeAreas_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LifeAreaInput"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeArea"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LifeAreas_find: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeArea"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LifeAreas_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    LifeAreas_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["LifeAreaPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifeArea"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Plans_find: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Plans_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PlanAcceptance"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan_not_proposed`: The plan is not waiting for a decision; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_step`: The plan has no such step; `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Plans_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `plan_not_proposed`: The plan is not waiting for a decision; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Progress_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressSummary"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only those with this life area id. */
                lifeAreaId?: string;
                /** @description Only those with this status. */
                status?: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
                /** @description Only those with this priority. */
                priority?: "low" | "medium" | "high";
                /** @description Due before this day began, in the time zone of the person. */
                dueBefore?: string;
                /** @description Due after this day ended, in the time zone of the person. */
                dueAfter?: string;
                /** @description Words, or beginnings of words, that all occur in it. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectInput"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_find: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Projects_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["ProjectPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `project_cancelled`: The project is cancelled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only those with this goal id. */
                goalId?: string;
                /** @description Only those with this project id. */
                projectId?: string;
                /** @description Only those with this life area id. */
                lifeAreaId?: string;
                /** @description Only those with this status. */
                status?: "todo" | "in_progress" | "completed" | "paused" | "cancelled";
                /** @description Only those with this priority. */
                priority?: "low" | "medium" | "high";
                /** @description Due before this day began, in the time zone of the person. */
                dueBefore?: string;
                /** @description Due after this day ended, in the time zone of the person. */
                dueAfter?: string;
                /** @description Words, or beginnings of words, that all occur in it. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskInput"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_find: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["TaskPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task_cancelled`: The task is cancelled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dependency_cycle`: The tasks would wait for each other; `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_complete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task_cancelled`: The task is cancelled; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trash_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TrashedItem"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trash_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restored"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `parent_in_trash`: What it belongs to is in the trash; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Providers_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Providers"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Usage_read: {
        parameters: {
            query?: {
                /** @description First day, in your time zone; default 29 days before the last */
                from?: string;
                /** @description Last day, in your time zone; default today */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Conversation"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_open: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewConversation"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_messages: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_say: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description The answer; as text/event-stream when Accept asks for it. A yes to a proposal of the house has it carried out shortly after */
            201: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Stories_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only the stories of this task, goal or project */
                sourceId?: string;
                /** @description Only those with this kind. */
                kind?: "task" | "goal" | "celebration" | "daily" | "weekly" | "monthly" | "yearly" | "project";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Story"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Stories_tell: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStory"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `nothing_to_tell`: Nothing is recorded that a story could tell; `story_not_ready`: The story is still being written; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Stories_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryWithRevisions"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Stories_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Stories_regenerate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `story_not_ready`: The story is still being written; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Memories_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only those with this kind. */
                kind?: "fact" | "turn" | "task" | "story" | "note";
                /** @description Only those with this pinned. */
                pinned?: string;
                /** @description Only those with this source type. */
                sourceType?: "message" | "task" | "story" | "person";
                /** @description Only those with this source id. */
                sourceId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryPage"];
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Memories_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMemory"];
            };
        };
        responses: {
            /** @description The new memory, or the one that holds the same fact already */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Memory"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Recall_context: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskContext"];
            };
        };
        responses: {
            /** @description Pinned memories, then those that fit the query, within the budget */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecalledMemories"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Recall_search: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchMemories"];
            };
        };
        responses: {
            /** @description The memories that share a word with the query, best first */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecalledMemories"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Memories_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Memory"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Memories_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Memories_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["UpdateMemory"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Memory"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `memory_words_fixed`: The words of this memory cannot be changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description Only those with this task id. */
                taskId?: string;
                /** @description Only those with this goal id. */
                goalId?: string;
                /** @description Only those with this story id. */
                storyId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaPage"];
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["MediaUpload"];
            };
        };
        responses: {
            /** @description As asked */
            201: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_quota_exceeded`: The storage quota is used up; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_too_large`: The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_type_unknown`: This kind of file is not accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_type_mismatch`: The file is not what its name or type says; `media_too_many_pixels`: The picture has too many pixels; `media_too_many_frames`: The animation has too many frames; `media_undecodable`: The picture cannot be decoded; `media_file_missing`: The form has no file; `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Media_patch: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["MediaPatch"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MediaContent_show: {
        parameters: {
            query: {
                /** @description Which size of it */
                variant: "original" | "thumb" | "small" | "large";
                /** @description From the link */
                expires?: number;
                /** @description From the link */
                signature?: string;
            };
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
                /** @description The part that is wanted, like bytes=0-1023. */
                Range?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            /** @description The part that Range names */
            206: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Which bytes these are, and of how many.
                     * @example bytes 0-1023/146515
                     */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `media_link_invalid`: The link has expired or was changed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: The file has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Preferences_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Preferences_replace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceNotificationPreferences"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Inbox_list: {
        parameters: {
            query?: {
                /** @description How many items at most */
                limit?: number;
                /** @description nextCursor of the former page; keep the filters */
                cursor?: string;
                /** @description true: only unread; false: only read */
                unread?: string;
                /** @description Only those with this kind. */
                kind?: "welcome" | "plan_proposed" | "plan_failed" | "story_ready" | "task_completed" | "goal_completed" | "export_ready" | "security";
                /** @description true: those that were not shown, because their kind is switched off */
                skipped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description `malformed_cursor`: The cursor cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Inbox_readAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllRead"];
                };
            };
            /** @description `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Inbox_follow: {
        parameters: {
            query?: {
                /** @description Where to go on; the header Last-Event-ID goes before it */
                lastEventId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["NotificationMessage"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Inbox_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
            /** @description `malformed_id`: An id in the address is not a uuid; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Erasures_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ErasureRequest"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledErasure"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erasure_already_scheduled`: An erasure is already under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Erasures_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Takes the place of the access token. */
                "erasure-receipt"?: string;
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Erasures_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what was read, or *. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            204: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erasure_not_cancellable`: The erasure has begun */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_version`: Someone changed it since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition_required`: If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_request: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeating a request with its key changes nothing more. 1 to 255 visible ASCII characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description As asked */
            202: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description Where the new thing is.
                     * @example /v1/tasks/01890000-0000-7000-8000-000000000001
                     */
                    Location?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description `malformed_json`: The body is not valid JSON; `malformed_request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `reauthentication_required`: This needs a fresh log-in; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `erasure_already_scheduled`: An erasure is already under way; `idempotency_in_flight`: A request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not understood */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields are not valid; `idempotency_key_reused`: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Exports_download: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag: 304 when nothing has changed. */
                "If-None-Match"?: string;
                /** @description The part that is wanted, like bytes=0-1023. */
                Range?: string;
            };
            path: {
                /** @description Which one, by its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description The part that Range names */
            206: {
                headers: {
                    /**
                     * @description Stands for this state of it: send it back in If-Match or If-None-Match.
                     * @example "7"
                     */
                    ETag?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Which bytes these are, and of how many.
                     * @example bytes 0-1023/146515
                     */
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description Nothing has changed */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: An id in the address is not a uuid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing is here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_not_ready`: The export is not ready */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_expired`: The export has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: The file has no such part */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Retention_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPolicies"];
                };
            };
            /** @description `unauthenticated`: No valid access token */
            401: {
                headers: {
                    /**
                     * @description How one shows who one is.
                     * @example Bearer
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token does not allow this; `second_factor_required`: A second factor is demanded here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests */
            429: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    /**
                     * @description How many requests are left, and for how many seconds.
                     * @example "read";r=599;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description How many requests a window of so many seconds has.
                     * @example "read";q=600;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `service_unavailable`: The service cannot answer right now */
            503: {
                headers: {
                    /**
                     * @description After so many seconds it may go better.
                     * @example 1
                     */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
