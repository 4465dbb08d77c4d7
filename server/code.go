package server

// The codes that transport, identity and limits put in extensions.code, beside those of the domain's errors.
const (
	codeUnauthenticated    = "UNAUTHENTICATED"
	codeForbidden          = "FORBIDDEN"
	codeRateLimited        = "RATE_LIMITED"
	codeDocumentLimit      = "DOCUMENT_LIMIT_EXCEEDED"
	codeDepthLimit         = "DEPTH_LIMIT_EXCEEDED"
	codeCostLimit          = "COMPLEXITY_LIMIT_EXCEEDED"
	codePersistedNotFound  = "PERSISTED_QUERY_NOT_FOUND"
	codeParseFailed        = "GRAPHQL_PARSE_FAILED"
	codeValidationFailed   = "GRAPHQL_VALIDATION_FAILED"
	codeBadInput           = "BAD_USER_INPUT"
	codeTooLarge           = "TOO_LARGE"
	codeTimeout            = "TIMEOUT"
	codeInternal           = "INTERNAL"
	codeNotFound           = "NOT_FOUND"
	codeUnavailable        = "UNAVAILABLE"
	extensionCode          = "code"
	extensionRequest       = "requestId"
	extensionCost          = "cost"
	extensionRetry         = "retryAfter"
	longestMessage         = 300 // runes of an error's message: messages may quote what was sent
	internalMessage        = "internal error"
	unavailableMessage     = "the store cannot answer now: try again later"
	operationTimeoutAdvice = "the operation took longer than 15 s: ask for less at once"
)
