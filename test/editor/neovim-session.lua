-- One session of Neovim 0.7 with its own language client: what a person would see, printed as JSON.
local healer, root = vim.env.HEALER_CLI, vim.env.HEALER_SHOP
local results = {}

local function wait(what, ready)
  if not vim.wait(20000, ready, 20) then
    error('waited in vain for ' .. what)
  end
end

local function messages(buffer)
  return vim.tbl_map(function(one)
    return one.message
  end, vim.diagnostic.get(buffer))
end

local function ask(method, params)
  local answer, failed
  vim.lsp.buf_request(0, method, params, function(err, result)
    answer, failed = result or vim.NIL, err
  end)
  wait(method, function()
    return answer ~= nil
  end)
  if failed then
    error(method .. ': ' .. failed.message)
  end
  return answer
end

local function run()
  local attached = false
  vim.api.nvim_create_autocmd('FileType', {
    pattern = 'yaml',
    callback = function()
      local client = vim.lsp.start_client({
        name = 'healer',
        cmd = { vim.env.HEALER_NODE, healer, 'lsp', '--stdio' },
        root_dir = root,
        on_attach = function()
          attached = true
        end,
      })
      vim.lsp.buf_attach_client(0, client)
    end,
  })
  vim.cmd('filetype on')
  vim.cmd('edit ' .. root .. '/rules/worker-stuck.rule.yaml')
  wait('the client', function()
    return attached
  end)

  -- Diagnostics, pushed: a workload that no file of the folder defines, told once the folder has been read.
  vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'workload: workr' })
  wait('diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  results.diagnostics = messages(0)

  -- Completion: the workloads of the other files.
  vim.api.nvim_win_set_cursor(0, { 4, 12 })
  local items = ask('textDocument/completion', vim.lsp.util.make_position_params())
  results.completion = vim.tbl_map(function(item)
    return item.label
  end, items)

  vim.api.nvim_buf_set_lines(0, 3, 4, false, { 'workload: worker' })
  wait('the diagnostics to go', function()
    return #vim.diagnostic.get(0) == 0
  end)

  vim.api.nvim_win_set_cursor(0, { 4, 12 })
  results.hover = ask('textDocument/hover', vim.lsp.util.make_position_params()).contents.value

  -- Rename, in every file; then definition, which goes where a person would go.
  vim.lsp.buf.rename('importer')
  wait('the rename', function()
    return vim.api.nvim_buf_get_lines(0, 3, 4, false)[1] == 'workload: importer'
  end)
  results.renamed = {}
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.api.nvim_buf_get_option(buffer, 'modified') then
      table.insert(results.renamed, vim.api.nvim_buf_get_name(buffer):sub(#root + 2))
    end
  end
  table.sort(results.renamed)
  vim.cmd('wall')

  vim.api.nvim_win_set_cursor(0, { 4, 12 })
  vim.lsp.buf.definition()
  wait('the definition', function()
    return vim.api.nvim_buf_get_name(0):match('worker%.health%.yaml$') ~= nil
  end)
  results.definition = { vim.api.nvim_buf_get_name(0):sub(#root + 2), vim.api.nvim_win_get_cursor(0)[1] }
end

local ok, problem = pcall(run)
if not ok then
  results.failed = tostring(problem)
end
io.stdout:write(vim.fn.json_encode(results) .. '\n')
vim.cmd('qall!')
