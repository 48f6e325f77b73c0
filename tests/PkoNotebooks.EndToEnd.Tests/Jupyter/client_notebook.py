"""Runs a notebook by nbclient: `client_notebook.py NOTEBOOK KERNEL`; prints the outputs as JSON lines."""
import json
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

notebook = nbformat.read(sys.argv[1], as_version=4)
try:
    NotebookClient(notebook, timeout=120, startup_timeout=120, kernel_name=sys.argv[2]).execute()
except CellExecutionError as error:
    print("cell error", error.ename, error.evalue)
except DeadKernelError as error:
    print("dead kernel")
for cell in notebook.cells:
    print(json.dumps([o for o in cell.get("outputs", [])], sort_keys=True, ensure_ascii=False))
