#!/usr/bin/env bash
# What CI runs: build without warnings, the README's test command, and the check of every shipped rule.
set -euo pipefail
cd "$(dirname "$0")/.."

results=${CHECK_RESULTS:-$(mktemp -d)}

dotnet build FinServ.Compliance.sln --nologo -v quiet
dotnet run --no-build --project src/FinServ.Compliance.Worker -- rules check
dotnet test FinServ.Compliance.sln --no-build --nologo --logger "trx" --results-directory "$results"
