module rec.io/minicluster/orchestrator

go 1.26
