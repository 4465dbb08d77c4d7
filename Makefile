# The tasks of this project; `make` alone lists them. What stands here is what the continuous integration runs too.

SHELL = /bin/sh
.DEFAULT_GOAL = help
# Each task uses both cores by itself, and check stops at the first that fails.
.NOTPARALLEL:

CHECKS     = generate-check fmt-check lint test cases mutants audit
GO_TEST    = go test
TEST_FLAGS = -race -shuffle=on -timeout 30m -p 2
TOOL       = go tool -modfile=tools/go.mod
PACKAGES   = ./...
BENCH      = .
FUZZ_TIME  = 10s
NEO4J_DATA = neo4j-data
NEO4J_PORT = 7687

# Folder of sample files that some tests read besides their own; tests run in their package's folder, hence absolute.
ifdef RAAKVLAK_SAMPLES
override RAAKVLAK_SAMPLES := $(abspath $(RAAKVLAK_SAMPLES))
export RAAKVLAK_SAMPLES
endif

.PHONY: help
help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "%-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Serve the example maps on 127.0.0.1:8080; needs Go alone
	go run ./cmd/raakvlak serve --demo

.PHONY: build
build: ## Build bin/raakvlak
	go build -trimpath -o bin/raakvlak ./cmd/raakvlak

.PHONY: generate
generate: ## Write resolvers/generated and new resolver stubs from the schema
	go run ./resolvers/generate

.PHONY: generate-check
generate-check: ## Fail when generated code is not what the schema gives
	@was=$$(mktemp -d) && trap 'rm -rf "$$was"' EXIT && cp -R resolvers "$$was" && \
	  go run ./resolvers/generate && diff -r "$$was/resolvers" resolvers && \
	  ! grep -rn --include='*.go' '!!! WARNING !!!' resolvers

.PHONY: fmt
fmt: ## Format the Go code and order its imports
	$(TOOL) golangci-lint fmt

.PHONY: fmt-check
fmt-check: ## Fail when the Go code is not formatted
	$(TOOL) golangci-lint fmt --diff

.PHONY: lint
lint: ## Look for mistakes in the Go code and in go.mod
	$(TOOL) golangci-lint run --allow-parallel-runners $(PACKAGES)
	go mod tidy -diff

.PHONY: test
test: ## Run every test, a real Neo4j included (PACKAGES=… for some, RAAKVLAK_SAMPLES=FOLDER for more input)
# Built beforehand, then run two packages at a time: more databases at once would keep each other waiting.
	@go build -race $(PACKAGES)
	$(GO_TEST) $(TEST_FLAGS) $(PACKAGES)

.PHONY: cases
cases: ## Play all generated cases, of which make test plays a part under the race detector
# 500 random histories of a store against a model; five times kill -9 of the service, and of the database, under sixteen
# writers; 2,000 pairs of maps that differ only in what is hidden from who asks; what answers rest on, statement by statement;
# every argument, good and bad, of 6 maps.
	go test -timeout 30m -run '^TestModel$$' ./graph/sqlite
	go test -timeout 30m -run '^TestKill' ./e2e
	go test -timeout 30m ./e2e/noninterference
	go test -timeout 30m -run '^TestBasis_|^TestFields_|^TestArguments_' ./resolvers -basis-rounds=4 -field-rounds=10 -argument-rounds=6
	go test -timeout 30m -run '^TestBasis_' ./graph/process -rapid.checks=1000

.PHONY: soak
soak: ## Do for hours what make cases does for minutes, and fuzz
# 1,000 histories of a store against a model, 100 of them with Neo4j; twenty kills; 10,000 pairs of maps; 10 minutes for each
# fuzz test; 20,000 random maps to see what the process of a collaboration rests on, and 100 for all that has a basis; every
# argument, good and bad, of 200.
	go test -timeout 60m -run '^TestModel$$' ./graph/sqlite -rapid.checks=1000
	CI=true go test -timeout 60m -run '^TestStore_Model$$' ./graph/neo4j -rapid.checks=100
	CI=true go test -timeout 60m -run '^TestKill' ./e2e -kills=20
	RAAKVLAK_CASES=10000 go test -timeout 60m ./e2e/noninterference
	go test -timeout 60m -run '^TestBasis_' ./graph/process -rapid.checks=20000
	go test -timeout 60m -run '^TestBasis_|^TestFields_|^TestArguments_' ./resolvers -basis-rounds=100 -field-rounds=200 -argument-rounds=200
	$(MAKE) fuzz FUZZ_TIME=10m

.PHONY: test-neo4j
test-neo4j: ## Run the packages that test against Neo4j, and fail where there is none
	CI=true $(GO_TEST) $(TEST_FLAGS) $$(go list -f '{{range .XTestImports}}{{if eq . "raakvlak/graph/neo4j/neo4jtest"}}{{$$.ImportPath}}{{end}}{{end}}' $(PACKAGES))

.PHONY: test-oracle
test-oracle: ## Compare the analyses with networkx, igraph, NumPy and SciPy, and fail where there is no Python
# A part of make test, too.
	CI=true go test -count=1 -v -run '^TestOracle' ./e2e/oracle

.PHONY: neo4j
neo4j: ## Run the tests' Neo4j in the foreground (NEO4J_DATA=FOLDER NEO4J_PORT=7687)
	go run ./graph/neo4j/neo4jtest/cmd/neo4j -data $(NEO4J_DATA) -port $(NEO4J_PORT)

.PHONY: fuzz
fuzz: ## Run each fuzz test for FUZZ_TIME=10s
	@set -e; for package in $$(go list $(PACKAGES)); do \
	  for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
	    echo "$$package $$target"; \
	    go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZ_TIME) $$package; \
	  done; \
	done

.PHONY: cover
cover: ## Tell how much of the code the tests run; cover.out has the lines
	go test -coverpkg=./... -coverprofile=cover.out -timeout 30m $(PACKAGES)
	go tool cover -func cover.out | tail -n 1

.PHONY: bench
bench: ## Run the benchmarks (BENCH=PATTERN for some)
	go test -run '^$$' -bench '$(BENCH)' -benchmem -timeout 60m $(PACKAGES)

.PHONY: bench-peers
bench-peers: ## Compare with hand-written Cypher on one Neo4j; bench-peers.json has the figures (PEERS="-sizes M -only reads"; needs Java)
	go run ./bench/peers -json bench-peers.json $(PEERS)

.PHONY: bench-memory
bench-memory: ## Tell what large maps take of memory; bench-memory.json has the figures
	go run ./bench/memory -json bench-memory.json

.PHONY: bench-analyses
bench-analyses: ## Compare the analyses with SciPy, igraph and NumPy; bench-analyses.json has the figures (ANALYSES="-sizes M"; needs Python)
	go run ./bench/analyses -json bench-analyses.json $(ANALYSES)

.PHONY: bench-cancel
bench-cancel: ## Tell how soon each analysis stops when nobody waits for it any more; bench-cancel.json has the figures (CANCEL="-only MACTOR")
	go run ./bench/cancel -json bench-cancel.json $(CANCEL)

.PHONY: dashboard
dashboard: ## Build dashboard/dist from its sources, and fail when it was not current (needs Node)
	dashboard/check.sh

.PHONY: mutants
mutants: ## Fail when one of the seeded bugs is not caught by the tests
	go run ./bench/mutants

.PHONY: audit
audit: ## Lint the GraphQL contract (needs Node); the tests of server run the protocol's audit
	tools/audit/lint-schema.sh

.PHONY: check
check: $(CHECKS) ## What a change must pass
	@echo "passed: $(CHECKS)"
